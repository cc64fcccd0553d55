import type { KeyboardEvent } from 'react';

/** Keys of a table's row: the arrows go to its neighbours, Home and End to the ends, Enter chooses it. */
export const rowKeys = (event: KeyboardEvent<HTMLElement>, choose: () => void): void => {
  const row = event.currentTarget;
  const rows = row.parentElement;
  const targets: Record<string, Element | null | undefined> = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: rows?.firstElementChild,
    End: rows?.lastElementChild,
  };
  if (event.key === 'Enter') {
    event.preventDefault();
    if (!event.repeat) choose();
  } else if (event.key in targets) {
    event.preventDefault();
    const target = targets[event.key];
    if (target instanceof HTMLElement) target.focus();
  }
};
