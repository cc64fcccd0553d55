export const CODE_BAR_ID = 'code-bar';

export const focusCodeBar = (): void => {
  const field = document.getElementById(CODE_BAR_ID);
  if (field instanceof HTMLInputElement) {
    field.focus();
    field.select();
  }
};
