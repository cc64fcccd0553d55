/** Which key does what, as pure functions: the store and the listener around them hold no rule. */

export type HotkeyName =
  | `F${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`
  | 'Escape'
  | 'Ctrl+Enter'
  | 'Shift+F3'
  | 'Shift+F6'
  | 'Shift+F8'
  | 'Shift+F11'
  | 'Shift+F12'
  | '/'
  | 'Enter';

export interface Binding {
  readonly id: number;
  readonly key: HotkeyName;
  /** 0 for the counter itself; each dialog on top has one more. Only the topmost layer hears keys. */
  readonly layer: number;
  readonly enabled: boolean;
  /** Shown on the function key bar; null for keys that explain themselves. */
  readonly label: string | null;
  readonly run: () => void;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly repeat: boolean;
}

/** The name under which a key press is bound, or null for ordinary typing. */
export const hotkeyName = (press: KeyPress): string | null => {
  // Enter and Escape inside an input method choose or drop a candidate; they are not ours.
  if (press.isComposing || press.altKey || press.metaKey) return null;
  if (press.ctrlKey) return press.key === 'Enter' ? 'Ctrl+Enter' : null;
  if (/^F\d{1,2}$/.test(press.key)) return press.shiftKey ? `Shift+${press.key}` : press.key;
  return press.key === 'Escape' || press.key === '/' || press.key === 'Enter' ? press.key : null;
};

/** The newest enabled binding of the topmost layer. */
export const bindingFor = (bindings: readonly Binding[], topLayer: number, key: string): Binding | undefined =>
  bindings.filter((each) => each.key === key && each.layer === topLayer && each.enabled).at(-1);

const placeOnBar = (key: string): number => (/^F\d/.test(key) ? Number(key.slice(1)) : key === 'Escape' ? 99 : 90);

/** What the function key bar shows: one entry for each key that does something now, F-keys in the order of the keyboard, then the others. */
export const shownKeys = (bindings: readonly Binding[], topLayer: number): Binding[] => {
  const byKey = new Map<string, Binding>();
  for (const each of bindings) {
    if (each.layer === topLayer && each.enabled && each.label !== null) byKey.set(each.key, each);
  }
  return [...byKey.values()].sort((left, right) => placeOnBar(left.key) - placeOnBar(right.key));
};

/** F-keys reload, search or open tools in a browser; at the counter they do what the bar says or nothing. */
export const isBrowserKey = (press: KeyPress): boolean => /^F\d{1,2}$/.test(press.key) && !press.altKey;
