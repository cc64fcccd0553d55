import { create } from 'zustand';
import { type Binding, bindingFor, hotkeyName, isBrowserKey, type KeyPress } from './hotkeys.ts';

interface HotkeyStore {
  readonly bindings: readonly Binding[];
  readonly topLayer: number;
  put(binding: Binding): void;
  remove(id: number): void;
  raise(): void;
  lower(): void;
}

export const useHotkeyStore = create<HotkeyStore>()((set) => ({
  bindings: [],
  topLayer: 0,
  put: (binding) =>
    set(({ bindings }) => ({
      bindings: bindings.some((each) => each.id === binding.id)
        ? bindings.map((each) => (each.id === binding.id ? binding : each))
        : [...bindings, binding],
    })),
  remove: (id) => set(({ bindings }) => ({ bindings: bindings.filter((each) => each.id !== id) })),
  raise: () => set(({ topLayer }) => ({ topLayer: topLayer + 1 })),
  lower: () => set(({ topLayer }) => ({ topLayer: Math.max(0, topLayer - 1) })),
}));

/** A slash is a character in free text only; an account, an amount or a count never holds one, so there it opens the code bar. */
const isFreeText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea') && target.dataset.slash !== 'command';

/** Enter on a button or a link presses it; a bound Enter is for where nothing else takes it. */
const takesEnter = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, input, textarea, select, [role="option"], tr, [role="combobox"]') !== null;

const hear = (event: KeyboardEvent): void => {
  // A field that has used the key for itself says so by preventing the default.
  if (event.defaultPrevented) return;
  const press: KeyPress = event;
  const name = hotkeyName(press);
  if (isBrowserKey(press)) event.preventDefault();
  if (name === null) return;
  if (name === '/' && isFreeText(event.target)) return;
  if (name === 'Enter' && takesEnter(event.target)) return;
  const { bindings, topLayer } = useHotkeyStore.getState();
  const binding = bindingFor(bindings, topLayer, name);
  if (binding === undefined) return;
  event.preventDefault();
  // A key that is held down must not do a thing twice.
  if (!press.repeat) binding.run();
};

export const listenForHotkeys = (): (() => void) => {
  window.addEventListener('keydown', hear);
  return () => window.removeEventListener('keydown', hear);
};
