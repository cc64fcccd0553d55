import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable, NtExecutableResource } from 'resedit';
import { fuseShortfalls } from '../fuses.ts';
import type { PackageTarget } from '../targets.ts';
import type { AppArchive } from './archive.ts';

const LOCALES = ['en-US.pak', 'zh-CN.pak'];
const RESOURCES = ['app.asar', 'app.asar.unpacked'];

const difference = (folder: string, expected: readonly string[]): string[] => {
  const found = existsSync(folder) ? readdirSync(folder).sort() : [];
  return found.join() === expected.join()
    ? []
    : [`${path.basename(folder)} holds ${found.join(', ') || 'nothing'}, not ${expected.join(', ')}`];
};

/** Where Electron on Windows finds the hash that app.asar's header must have. On Linux Electron does not check it, whatever the fuse says. */
const embeddedHash = (executable: string): string | undefined => {
  const resources = NtExecutableResource.from(NtExecutable.from(readFileSync(executable), { ignoreCert: true }));
  const entry = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  if (entry === undefined) return undefined;
  const list = JSON.parse(Buffer.from(entry.bin).toString('utf8')) as { readonly file: string; readonly value: string }[];
  return list.find(({ file }) => file === 'resources\\app.asar')?.value;
};

/** The executable, its fuses, the hash of the app that it holds, and what stands around it. */
export const executableShortfalls = async (folder: string, target: PackageTarget, archive: AppArchive): Promise<string[]> => {
  const executable = path.join(folder, target.executable);
  if (!existsSync(executable)) return [`${target.executable} is missing`];
  return [
    ...(await fuseShortfalls(executable)),
    ...(target.platform === 'win32' && embeddedHash(executable) !== archive.headerHash
      ? [`${target.executable} does not hold the hash of app.asar`]
      : []),
    ...difference(path.join(folder, 'resources'), RESOURCES),
    ...difference(path.join(folder, 'locales'), LOCALES),
    ...(existsSync(path.join(folder, 'LICENSE.electron.txt')) ? [] : ["Electron's licence is missing"]),
  ];
};
