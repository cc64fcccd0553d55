import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../vite/targets.ts';

const PACKAGE = path.join(ROOT, 'node_modules', 'electron');
const FAILED = path.join(ROOT, '.cache', 'electron-not-fetched');
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1_000;
const ANSWER_LIMIT_MS = 4_000;
const FETCH_LIMIT_MS = 300_000;

const EXECUTABLE: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The executable, if it is here: one that somebody brought (ELECTRON_OVERRIDE_DIST_PATH), or the package's own. */
export const electronBinary = (): string | null => {
  const name = EXECUTABLE[process.platform] ?? 'electron';
  const brought = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const file = path.join(brought ?? path.join(PACKAGE, 'dist'), name);
  return existsSync(file) ? file : null;
};

const reachable = async (): Promise<boolean> => {
  // A mirror may need its own way through a proxy; only the real attempt can tell.
  if (process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror) return true;
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_LIMIT_MS) })).ok;
  } catch {
    return false;
  }
};

const failedLately = async (): Promise<boolean> => {
  try {
    return Date.now() - (await stat(FAILED)).mtimeMs < TRY_AGAIN_AFTER_MS;
  } catch {
    return false;
  }
};

const install = (): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(PACKAGE, 'install.js')], { stdio: ['ignore', 2, 2], timeout: FETCH_LIMIT_MS });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });

/**
 * Fetches Electron where its download can be reached at once. A failure is remembered for a day, so that a place without it does not
 * wait at every start; `again` forgets that.
 */
export const fetchElectron = async (say: (text: string) => void, again = false): Promise<string | null> => {
  if (!again && (await failedLately())) return null;
  if (await reachable()) {
    say('Fetching Electron (about 120 MB, once) ...');
    if (await install()) return electronBinary();
  }
  await mkdir(path.dirname(FAILED), { recursive: true });
  await writeFile(FAILED, '');
  return null;
};
