import { cp, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Binaries } from './binaries.ts';
import { firstBarrier, type Owner } from './owner.ts';

const versionOf = (root: string): Promise<string> => readFile(join(root, 'package.json'), 'utf8').catch(() => '');

/**
 * The programs where the server's account can run them. A checkout under a private home folder (root's, in a container) is out of
 * its reach, so they are copied into the data folder once per version; the home folder's mode stays as it is.
 */
export async function reachableBinaries(
  found: Binaries,
  owner: Owner,
  dataDir: string,
  progress: (text: string) => void,
): Promise<Binaries> {
  if ((await firstBarrier(owner, join(found.root, 'native', 'bin'))) === null) return found;
  const copy = join(dataDir, 'postgres-programs');
  const inCopy = (path: string): string => join(copy, relative(found.root, path));
  if ((await versionOf(copy)) !== (await versionOf(found.root))) {
    progress('copying the PostgreSQL programs to where the user postgres can run them');
    const unfinished = `${copy}.new`;
    await rm(unfinished, { recursive: true, force: true });
    await cp(found.root, unfinished, { recursive: true, verbatimSymlinks: true });
    await rm(copy, { recursive: true, force: true });
    await rename(unfinished, copy);
  }
  return { root: copy, initdb: inCopy(found.initdb), postgres: inCopy(found.postgres), pgCtl: inCopy(found.pgCtl) };
}
