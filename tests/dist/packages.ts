import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractAll } from '@electron/asar';
import { type PackageTarget, ROOT, TARGETS } from '../../build/dist/targets.ts';

export interface Packages {
  readonly code: number;
  readonly output: string;
  folder(target: PackageTarget): string;
  remove(): Promise<void>;
}

/** `npm run dist -- --dir` with more words. */
export const runDist = (...words: string[]): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [path.join(ROOT, 'build/dist/run.ts'), '--dir', ...words], { cwd: ROOT }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
    });
  });

/** Runs it into a folder of its own. `GUITAI_DIST` names packages that exist already, for a release that is to be tested as it is. */
export const makePackages = async (): Promise<Packages> => {
  const given = process.env.GUITAI_DIST;
  if (given !== undefined)
    return { code: 0, output: '', folder: (target) => path.resolve(ROOT, given, target.folder), remove: async () => {} };
  const out = await mkdtemp(path.join(tmpdir(), 'guitai-dist-'));
  const { code, output } = await runDist('--out', out);
  return { code, output, folder: (target) => path.join(out, target.folder), remove: () => rm(out, { recursive: true, force: true }) };
};

export const target = (platform: PackageTarget['platform']): PackageTarget => {
  const found = TARGETS.find((each) => each.platform === platform);
  if (found === undefined) throw new Error(`no packages are made for ${platform}`);
  return found;
};

/** The app out of its archive, binaries included, so that plain Node can load it where Electron is missing. */
export const unpackApp = async (folder: string): Promise<{ readonly app: string; remove(): Promise<void> }> => {
  const app = await mkdtemp(path.join(tmpdir(), 'guitai-app-'));
  extractAll(path.join(folder, 'resources', 'app.asar'), app);
  return { app, remove: () => rm(app, { recursive: true, force: true }) };
};
