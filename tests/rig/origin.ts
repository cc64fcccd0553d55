import { ORIGIN } from '../../main/shell/scheme/origin.ts';

/**
 * Chromium knows no `app:` scheme that it was not built with, so in the browser the program's origin is this one. `.invalid` never
 * resolves (RFC 6761). The double translates on the way in and out; the shell sees its own origin only.
 */
export const BROWSER_ORIGIN = 'https://guitai.invalid';

const swap = (url: string, from: string, to: string): string => {
  for (const prefix of ['', 'blob:']) {
    const start = prefix + from;
    if (url === start || url.startsWith(`${start}/`)) return prefix + to + url.slice(start.length);
  }
  return url;
};

export const toBrowser = (url: string): string => swap(url, ORIGIN, BROWSER_ORIGIN);
export const toShell = (url: string): string => swap(url, BROWSER_ORIGIN, ORIGIN);
