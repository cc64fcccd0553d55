import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '../log/logger.ts';
import { createSchemeHandler } from './handler.ts';

let folder: string;
let handle: (request: Request) => Promise<Response>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guitai-scheme-'));
  const root = path.join(folder, 'renderer');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await writeFile(path.join(root, 'index.html'), '<head><meta name="csp-nonce" content="" /></head>');
  await writeFile(path.join(root, 'assets', 'a.js'), 'let a;');
  await writeFile(path.join(root, 'assets', 'a.map'), '{}');
  await writeFile(path.join(folder, 'secret.html'), 'secret');
  handle = createSchemeHandler({ root, pages: { '/own.html': (nonce) => `own ${nonce}` }, log: silentLog });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const ask = (target: string, init: RequestInit = {}) => handle(new Request(`app://guitai${target}`, init));
const nonceOf = (response: Response) => /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? 'none';

describe('the protocol handler', () => {
  test('puts the nonce of the policy into the page, another one each time', async () => {
    const [first, second] = [await ask('/index.html'), await ask('/index.html')];
    expect(await first.text()).toContain(`<meta name="csp-nonce" content="${nonceOf(first)}" />`);
    expect(nonceOf(first)).not.toBe(nonceOf(second));
  });

  test('serves assets as what they are, and says that nothing is to be guessed', async () => {
    const response = await ask('/assets/a.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('serves its own pages under the same policy', async () => {
    const response = await ask('/own.html');
    expect(await response.text()).toBe(`own ${nonceOf(response)}`);
  });

  test.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const response = await ask('/index.html', { method });
    expect(response.status).toBe(405);
    expect(await response.text()).toBe('');
  });

  test.each([
    ['/nothing.js', 404],
    ['/assets/a.map', 404],
    ['/assets', 404],
    ['/', 403],
    ['/..%2fsecret.html', 403],
  ])('answers %s with %i and the strict headers', async (target, status) => {
    const response = await ask(target);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('follows no link that leads out of the folder', async () => {
    await symlink(path.join(folder, 'secret.html'), path.join(folder, 'renderer', 'link.html'));
    await symlink(folder, path.join(folder, 'renderer', 'up'));
    expect((await ask('/link.html')).status).toBe(404);
    expect((await ask('/up/secret.html')).status).toBe(404);
  });

  test('answers another host with nothing', async () => {
    expect((await handle(new Request('app://other/index.html'))).status).toBe(403);
  });
});
