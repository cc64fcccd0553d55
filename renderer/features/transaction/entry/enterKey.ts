/** How Enter and the arrow keys move through a form: by the order in which its entries stand. */
export interface EntryPlace {
  readonly name: string;
  /** Set for the rows of a count that adds up already: Enter leaves such a table at once. */
  readonly doneTable: string | null;
}

/** The entry that Enter goes to, or null when it was the last and the quote is due. */
export const afterEnter = (places: readonly EntryPlace[], at: number): number | null => {
  const table = places[at]?.doneTable ?? null;
  for (let next = at + 1; next < places.length; next++) {
    if (table === null || places[next]?.doneTable !== table) return next;
  }
  return null;
};

const place = (element: HTMLElement): EntryPlace => ({
  name: element.dataset.entry ?? '',
  doneTable: element.closest<HTMLElement>('[data-done="true"]')?.id ?? null,
});

const focus = (element: HTMLElement | undefined): void => {
  element?.focus();
  if (element instanceof HTMLInputElement && element.type === 'text') element.select();
};

/** Handles Enter and the vertical arrows inside a form. Returns true when Enter was pressed in the last entry. */
export const moveByKey = (form: HTMLElement, target: EventTarget, key: string): 'moved' | 'last' | 'none' => {
  if (!(target instanceof HTMLElement) || target.dataset.entry === undefined) return 'none';
  const entries = [...form.querySelectorAll<HTMLElement>('[data-entry]')].filter((each) => !each.matches(':disabled'));
  const at = entries.indexOf(target);
  if (key === 'Enter') {
    const next = afterEnter(entries.map(place), at);
    if (next === null) return 'last';
    focus(entries[next]);
    return 'moved';
  }
  if ((key === 'ArrowDown' || key === 'ArrowUp') && target.dataset.row !== undefined) {
    const next = entries[at + (key === 'ArrowDown' ? 1 : -1)];
    if (next?.dataset.row !== undefined) focus(next);
    return 'moved';
  }
  return 'none';
};

/** Puts the focus on a field; on the form itself while the field has nothing to type into yet, so that no key goes elsewhere. */
export const focusField = (form: HTMLElement, field: string): void => {
  const entries = [...form.querySelectorAll<HTMLElement>(`[data-field="${CSS.escape(field)}"] [data-entry]`)];
  focus(entries.find((each) => each.matches(':checked')) ?? entries.find((each) => !each.matches(':disabled')) ?? form);
};
