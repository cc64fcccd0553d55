import { readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
/** Where packages are made. */
export const DIST = path.join(ROOT, 'dist');

/** One kind of branch PC that packages are made for. */
export interface PackageTarget {
  readonly platform: 'linux' | 'win32';
  readonly arch: 'x64';
  /** Folder of the package inside the output folder, as electron-builder names it. */
  readonly folder: string;
  /** The executable that the teller starts. */
  readonly executable: string;
  /** The executable as Electron ships it, before it is given our name. */
  readonly electronExecutable: string;
}

export const TARGETS: readonly PackageTarget[] = [
  { platform: 'linux', arch: 'x64', folder: 'linux-unpacked', executable: 'guitai', electronExecutable: 'electron' },
  { platform: 'win32', arch: 'x64', folder: 'win-unpacked', executable: 'Guitai.exe', electronExecutable: 'electron.exe' },
];

export const targetName = ({ platform, arch }: PackageTarget): string => `${platform}-${arch}`;

const versionOf = (manifest: string): string => {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, manifest), 'utf8')) as { readonly version: string };
  return version;
};

export const electronVersion = (): string => versionOf('node_modules/electron/package.json');
export const programVersion = (): string => versionOf('package.json');
