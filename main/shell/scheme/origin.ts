/** The one origin of the window. Everything that the window shows comes from here. */
export const SCHEME = 'app';
export const HOST = 'guitai';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const ENTRY_URL = `${ORIGIN}/index.html`;
export const FAILURE_URL = `${ORIGIN}/start-up-failed.html`;

/** `URL.origin` is opaque for schemes that the URL standard does not know, so the parts are compared. */
export const isOurs = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '';
};
