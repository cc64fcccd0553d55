import path from 'node:path';

/** What the renderer's build may contain. A file of another kind is not served: nothing is sniffed. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export const contentType = (file: string): string | undefined => {
  const extension = path.extname(file).toLowerCase();
  return Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined;
};
