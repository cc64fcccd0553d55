import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackageTarget } from '../targets.ts';
import { linuxStub, STUB_NOTICE, windowsStub } from './executable.ts';

/** Left in every package that was made with a stub, so that nobody who finds it takes it for the program. */
export const STUB_FILE = 'STUB-RUNTIME.txt';

/** More languages than we ship, and the program that Electron starts without an app: packaging has to take both out. */
const LOCALES = ['de', 'en-GB', 'en-US', 'ja', 'zh-CN', 'zh-TW'];

const executable = ({ platform }: PackageTarget, electronVersion: string): Buffer =>
  platform === 'win32' ? windowsStub(electronVersion) : linuxStub();

/** Writes a folder with the shape of Electron's distribution, as far as packaging looks at it. */
export const writeStub = async (folder: string, target: PackageTarget, electronVersion: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  const files: Readonly<Record<string, string | Buffer>> = {
    [target.electronExecutable]: executable(target, electronVersion),
    version: electronVersion,
    LICENSE: `${STUB_NOTICE}\n`,
    'LICENSES.chromium.html': `<!doctype html><title>${STUB_NOTICE}</title>\n`,
    [STUB_FILE]: `${STUB_NOTICE}\n`,
    'resources/default_app.asar': '',
    ...Object.fromEntries(LOCALES.map((locale) => [`locales/${locale}.pak`, ''])),
  };
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content, { mode: name === target.electronExecutable ? 0o755 : 0o644 });
  }
};
