import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findRuntime } from './runtime.ts';
import { electronVersion, type PackageTarget, TARGETS, targetName } from './targets.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guitai-runtime-'));
  // An Electron that happens to be installed must not decide what these tests see.
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', path.join(folder, 'none'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const target = (platform: string): PackageTarget => {
  const found = TARGETS.find((each) => each.platform === platform);
  if (found === undefined) throw new Error(`no target ${platform}`);
  return found;
};
const stub = () => path.join(folder, 'stub');

describe('what packages are made on', () => {
  it.each(TARGETS)('is a stub that says so where there is no Electron: $platform', async (each) => {
    const runtime = await findRuntime(each, folder, stub());
    expect(runtime).toMatchObject({ kind: 'stub', dist: stub() });
    expect(runtime.says).toContain('this package does not start');
    expect(await readFile(path.join(stub(), 'version'), 'utf8')).toBe(electronVersion());
  });

  it('is never a zip that Electron did not publish', async () => {
    await writeFile(path.join(folder, `electron-v${electronVersion()}-win32-x64.zip`), 'something else');
    await expect(findRuntime(target('win32'), folder, stub())).rejects.toThrow(/SHA-256 differs/);
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')('is an installed Electron of the right version', async () => {
    const dist = path.join(folder, 'electron');
    await mkdir(dist);
    await writeFile(path.join(dist, 'electron'), '');
    vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', dist);
    await writeFile(path.join(dist, 'version'), `v${electronVersion()}\n`);
    expect(await findRuntime(target('linux'), undefined, stub())).toMatchObject({ kind: 'electron', dist });
    expect(await findRuntime(target('win32'), undefined, stub())).toMatchObject({ kind: 'stub' });
    await writeFile(path.join(dist, 'version'), '1.2.3');
    expect(await findRuntime(target('linux'), undefined, stub())).toMatchObject({ kind: 'stub' });
  });

  it('has a name for every target', () => {
    expect(TARGETS.map(targetName)).toEqual(['linux-x64', 'win32-x64']);
  });
});
