import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { flipFuses } from '@electron/fuses';
import { expectedNatives } from '../files.ts';
import { fuseConfig } from '../fuses.ts';
import { writeStub } from '../stub/write.ts';
import { type PackageTarget, ROOT, TARGETS } from '../targets.ts';

const [linux] = TARGETS;
if (linux === undefined) throw new Error('no target to test with');
export const LINUX: PackageTarget = linux;

const MANIFEST = {
  name: 'guitai',
  version: '0.0.0',
  main: 'out/shell/main.js',
  dependencies: { 'better-sqlite3-multiple-ciphers': '1.0.0', 'node-hid': '1.0.0', serialport: '1.0.0' },
};

/** What a sound package holds, besides its binaries. */
export const soundFiles = (): Record<string, string> => ({
  'package.json': JSON.stringify(MANIFEST),
  'out/shell/main.js': 'export {};\n',
  'out/preload/preload.cjs': '"use strict";\n',
  'out/renderer/index.html': '<!doctype html>\n',
  'out/renderer/assets/index-1.js': 'export {};\n',
  'out/agent/agent.js': 'export {};\n',
  'out/agent/db-worker.js': 'export {};\n',
  'node_modules/serialport/package.json': '{}',
});

export interface FakePackage {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A Linux package put together by hand in a second's fraction, so that each thing that can be wrong with one can be tried. */
export const fakePackage = async (
  files: Readonly<Record<string, string>> = soundFiles(),
  natives: readonly string[] = expectedNatives(LINUX),
): Promise<FakePackage> => {
  const base = await mkdtemp(path.join(tmpdir(), 'guitai-package-'));
  const [folder, app] = [path.join(base, 'package'), path.join(base, 'app')];
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(app, name)), { recursive: true });
    await writeFile(path.join(app, name), content);
  }
  for (const native of natives) await cp(path.join(ROOT, native), path.join(app, native), { recursive: true });
  await writeStub(folder, LINUX, '0.0.0');
  const moved = path.join(folder, LINUX.executable);
  await cp(path.join(folder, LINUX.electronExecutable), moved);
  await flipFuses(moved, fuseConfig());
  await createPackageWithOptions(app, path.join(folder, 'resources', 'app.asar'), { unpack: '**/*.node' });
  await rm(path.join(folder, 'resources', 'default_app.asar'));
  for (const locale of ['de', 'en-GB', 'ja', 'zh-TW']) await rm(path.join(folder, 'locales', `${locale}.pak`));
  await writeFile(path.join(folder, 'LICENSE.electron.txt'), '');
  return { folder, remove: () => rm(base, { recursive: true, force: true }) };
};
