import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, say, stop } from './say.mjs';

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
};

/**
 * npm keeps a list of what it installed. Comparing it with the lock file tells what a new checkout, a pulled change and an interrupted
 * installation have in common, without a note of our own that could be wrong.
 */
const missingPackage = () => {
  const installed = packagesOf('node_modules/.package-lock.json');
  for (const [where, wanted] of Object.entries(packagesOf('package-lock.json'))) {
    if (where === '' || wanted.link) continue;
    const found = installed[where];
    // Optional packages are those of other platforms.
    if (found === undefined && wanted.optional) continue;
    if (found?.version !== wanted.version || !existsSync(path.join(ROOT, where))) return where.replace(/^node_modules\//, '');
  }
  return null;
};

/** npm's output goes to standard error: a script's own output may be meant for another program. @param {string[]} words */
const npm = (...words) => {
  const windows = process.platform === 'win32';
  const { status } = spawnSync(windows ? 'npm.cmd' : 'npm', [...words, '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: windows,
  });
  return status === 0;
};

export const installPackages = () => {
  const missing = missingPackage();
  if (missing === null) return;
  say(`Installing packages from the lock file (${missing} is missing or of another version) ...`);
  if (!npm('ci', '--loglevel=silent')) {
    // `npm ci` also refuses a lock file that lacks another platform's optional package, which a registry mirror may not carry. What the
    // lock file does name is installed from it by this as well, checked by the same hashes, and the lock file stays as it is.
    say('npm ci refused; trying npm install with the same lock file ...');
    if (!npm('install', '--no-save', '--loglevel=error'))
      stop('npm could not install the packages. The first start needs the npm registry, or a mirror of it in .npmrc.');
  }
  const still = missingPackage();
  if (still !== null) stop(`npm left ${still} out.`);
};
