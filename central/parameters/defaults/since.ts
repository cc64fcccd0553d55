/** Before any business date that this program meets. */
export const EVER = '2000-01-01';
