import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixture.ts';

const status = (page: Page, target: string, method = 'GET'): Promise<number | string> =>
  page.evaluate(
    async ([address, verb]) => {
      try {
        return (await fetch(address as string, { method: verb as string })).status;
      } catch (error) {
        return error instanceof Error ? error.name : '';
      }
    },
    [target, method],
  );

/** Ways out of the renderer's folder. `out/shell/main.js` and a file beside the folder exist; none of these may show either. */
const WAYS_OUT = [
  '/../shell/main.js',
  '/%2e%2e/shell/main.js',
  '/..%2fshell%2fmain.js',
  '/%2e%2e%2fshell%2fmain.js',
  '/assets/..%2f..%2fshell%2fmain.js',
  '/..%5cshell%5cmain.js',
  '/%252e%252e%252fshell%252fmain.js',
  '/..%2frenderer-copy%2fsecret.html',
  '/%2fetc%2fpasswd',
  '//etc/passwd',
  '/C:%2fWindows%2fwin.ini',
  '/index.html%00.js',
  '/%',
];

test.describe('what the scheme serves', () => {
  test('serves the page and its assets', async ({ window }) => {
    expect(await status(window, '/index.html')).toBe(200);
    const script = await window.evaluate(() => document.querySelector('script')?.getAttribute('src') ?? '');
    expect(await status(window, script)).toBe(200);
  });

  for (const way of WAYS_OUT) {
    test(`does not serve ${way}`, async ({ window, bench }) => {
      // A folder whose name begins like the renderer's is what a prefix test would let through.
      await writeFile(path.join(bench.out, 'renderer-copy.html'), 'secret');
      // A leading double slash names another host, which the policy refuses before anything is asked.
      expect([400, 403, 404, 'TypeError']).toContain(await status(window, way));
    });
  }

  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
    test(`refuses ${method}`, async ({ window }) => {
      expect(await status(window, '/index.html', method)).toBe(405);
    });
  }

  test('serves no folder, no unknown file and no kind of file that a build does not hold', async ({ window, bench }) => {
    await writeFile(path.join(bench.out, 'renderer', 'notes.txt'), 'x');
    expect(await status(window, '/assets/')).toBe(404);
    expect(await status(window, '/nothing.js')).toBe(404);
    expect(await status(window, '/notes.txt')).toBe(404);
  });

  test('refuses everything under the same strict headers', async ({ window }) => {
    const headers = await window.evaluate(async () => {
      const response = await fetch('/nothing.js');
      return [response.headers.get('content-security-policy'), response.headers.get('x-content-type-options')];
    });
    expect(headers[0]).toContain("default-src 'none'");
    expect(headers[1]).toBe('nosniff');
  });
});
