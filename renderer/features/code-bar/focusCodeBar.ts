export const CODE_BAR_ID = 'code-bar';

let before: HTMLElement | null = null;

export const focusCodeBar = (): void => {
  const field = document.getElementById(CODE_BAR_ID);
  if (!(field instanceof HTMLInputElement)) return;
  if (document.activeElement instanceof HTMLElement && document.activeElement !== field) before = document.activeElement;
  field.focus();
  field.select();
};

/** Back to where the teller was: Esc in the bar must not reach the form beneath and ask whether to leave it. */
export const leaveCodeBar = (): void => {
  if (before?.isConnected === true) before.focus();
  before = null;
};
