import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { majorVersion } from './nodeVersion.mjs';
import { ROOT, stop } from './say.mjs';

const NEEDED = 24;

/** @param {string} file */
const versionOf = (file) => {
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return status === 0 ? Number(/^v(\d+)\./.exec(stdout)?.[1] ?? 0) : 0;
};

/**
 * A Node that runs TypeScript as it stands and has the Node-API that SQLite needs (older ones crash on it without a word).
 * It comes with the packages; where it does not, the machine's own must be new enough.
 * @returns {string}
 */
export const findNode24 = () => {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const folder = path.join(ROOT, 'node_modules', `node-${platform}-${process.arch}`, 'bin');
  const own = path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own) && versionOf(own) >= NEEDED) return own;
  if (majorVersion() >= NEEDED) return process.execPath;
  return stop(
    `Guitai needs Node ${NEEDED}. Its packages bring none for ${process.platform} on ${process.arch}, and this is Node ${process.versions.node}.\n` +
      `Install Node ${NEEDED} or newer and run the command again.`,
  );
};
