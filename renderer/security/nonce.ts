/** The nonce that the shell puts into the page for this load; the component library's styles carry it. */
export const styleNonce = (): string | undefined => {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return content === undefined || content === '' ? undefined : content;
};
