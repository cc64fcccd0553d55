import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../log/logger.ts';
import { assetPath } from './assetPath.ts';
import { contentType } from './contentTypes.ts';
import { securityHeaders } from './headers.ts';
import { isOurs } from './origin.ts';

export interface SchemeOptions {
  /** Folder of the built renderer. */
  readonly root: string;
  /** Pages that the shell makes itself, by path; they carry the nonce for their style element. */
  readonly pages: Readonly<Record<string, (nonce: string) => string>>;
  readonly log: Log;
}

const refused = (status: number, nonce: string): Response =>
  new Response(null, { status, headers: { ...securityHeaders(nonce), ...(status === 405 ? { Allow: 'GET' } : {}) } });

const page = (html: string, nonce: string): Response =>
  new Response(html, { status: 200, headers: { ...securityHeaders(nonce), 'Content-Type': 'text/html; charset=utf-8' } });

const NONCE_META = '<meta name="csp-nonce" content="" />';

/** Answers every request of the window. There is no fallback: what is not a file of the build is not found. */
export const createSchemeHandler = ({ root, pages, log }: SchemeOptions): ((request: Request) => Promise<Response>) => {
  const readAsset = async (relative: string): Promise<Buffer | null> => {
    try {
      const real = await realpath(path.join(root, relative));
      // A link inside the folder must not lead out of it.
      if (path.relative(await realpath(root), real) !== relative) return null;
      return await readFile(real);
    } catch {
      return null;
    }
  };

  return async (request) => {
    const nonce = randomBytes(18).toString('base64');
    if (request.method !== 'GET') return refused(405, nonce);
    if (!isOurs(request.url)) return refused(403, nonce);
    const { pathname } = new URL(request.url);
    const own = Object.hasOwn(pages, pathname) ? pages[pathname] : undefined;
    if (own !== undefined) return page(own(nonce), nonce);

    const relative = assetPath(root, request.url);
    if (relative === null) {
      log.warn({ path: pathname.slice(0, 200) }, 'refused a path outside the renderer');
      return refused(403, nonce);
    }
    const type = contentType(relative);
    const body = type === undefined ? null : await readAsset(relative);
    if (type === undefined || body === null) return refused(404, nonce);
    if (type.startsWith('text/html')) {
      return page(body.toString('utf8').replace(NONCE_META, `<meta name="csp-nonce" content="${nonce}" />`), nonce);
    }
    return new Response(new Uint8Array(body), { status: 200, headers: { ...securityHeaders(nonce), 'Content-Type': type } });
  };
};
