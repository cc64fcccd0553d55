import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assetPath } from './assetPath.ts';

const ROOT = { posix: '/opt/guitai/out/renderer', win32: 'C:\\Guitai\\out\\renderer' } as const;
const posix = (url: string) => assetPath(ROOT.posix, url, path.posix);
const windows = (url: string) => assetPath(ROOT.win32, url, path.win32);

describe('the path that a URL names', () => {
  test.each([
    ['app://guitai/index.html', 'index.html'],
    ['app://guitai/assets/index-a1.js', 'assets/index-a1.js'],
    ['app://guitai/assets/../index.html', 'index.html'],
    // A URL has nothing above its root, written plainly or escaped.
    ['app://guitai/../../a.js', 'a.js'],
    ['app://guitai/%2e%2e/a.js', 'a.js'],
    ['app://guitai/%E6%9F%9C%E5%8F%B0.html', '柜台.html'],
    ['app://guitai/index.html?x=1#y', 'index.html'],
  ])('%s is %s', (url, relative) => {
    expect(posix(url)).toBe(relative);
  });

  test.each([
    ['the folder itself', 'app://guitai/'],
    ['the folder by a dot', 'app://guitai/assets/..'],
    ['the parent by an encoded slash', 'app://guitai/..%2fshell%2fmain.js'],
    ['a sibling whose name begins alike', 'app://guitai/..%2frenderer-copy%2fx.html'],
    ['an absolute path', 'app://guitai/%2fetc%2fpasswd'],
    ['an empty name', 'app://guitai'],
    ['a backslash', 'app://guitai/..%5cshell%5cmain.js'],
    ['a zero byte', 'app://guitai/index.html%00.js'],
    ['half an escape', 'app://guitai/%'],
    ['bytes that are not UTF-8', 'app://guitai/%ff%fe'],
    ['another host', 'app://other/index.html'],
    ['a host that begins alike', 'app://guitai.example/index.html'],
    ['a port', 'app://guitai:1/index.html'],
    ['a user', 'app://user@guitai/index.html'],
    ['another scheme', 'https://guitai/index.html'],
    ['a file', 'file:///etc/passwd'],
    ['no URL', 'index.html'],
  ])('%s is refused: %s', (_what, url) => {
    expect(posix(url)).toBeNull();
  });

  test.each([
    'app://guitai/C:/Windows/win.ini',
    'app://guitai/C:%2fWindows%2fwin.ini',
    'app://guitai/D:%2fsecret.html',
    'app://guitai/D:secret.html',
    'app://guitai/C:C:',
    'app://guitai/index.html::$DATA',
    'app://guitai/%2f%2fserver%2fshare%2fx.html',
  ])('another drive or share is refused on Windows: %s', (url) => {
    expect(windows(url)).toBeNull();
  });

  test('never leads out of the folder, whatever is asked for', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '\\', 'C:', '%00', '%25', 'assets', '~', 'renderer'),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('posix' as const, 'win32' as const), (pieces, platform) => {
        const rules = path[platform];
        const relative = assetPath(ROOT[platform], `app://guitai/${pieces.join('')}`, rules);
        if (relative === null) return;
        expect(rules.resolve(ROOT[platform], relative).startsWith(ROOT[platform] + rules.sep)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
