import nodePath from 'node:path';
import { isOurs } from './origin.ts';

type PathRules = Pick<typeof nodePath, 'isAbsolute' | 'relative' | 'resolve'>;

const decode = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/**
 * The path below `root` that a URL names, or null when it names none. The check is on the relative path: a prefix test lets a
 * sibling folder through, and looking for `..` lets another Windows drive through (security: scheme and CSP).
 */
export const assetPath = (root: string, requestUrl: string, rules: PathRules = nodePath): string | null => {
  if (!isOurs(requestUrl)) return null;
  const decoded = decode(new URL(requestUrl).pathname);
  // A colon names a drive or a stream of a file on Windows; no file of a build has one in its name.
  if (decoded === null || /[\0\\:]/.test(decoded)) return null;
  // The leading slash goes, so that what follows may be absolute on Windows (`/C:/x`) and is then refused below.
  const resolved = rules.resolve(root, decoded.replace(/^\//, ''));
  const relative = rules.relative(root, resolved);
  if (!relative || relative.startsWith('..') || rules.isAbsolute(relative)) return null;
  return relative;
};
