import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { relative } from 'node:path';
import { firstBarrier, type Owner } from './owner.ts';

const inside = (folder: string, parent: string): boolean => {
  const way = relative(parent, folder);
  return way !== '' && !way.startsWith('..');
};

/**
 * Whether the execute bit for others may be added to a folder: the data folder itself, the folders made for it just now, and
 * temporary folders; never a home folder, whose privacy is not central's to decide.
 */
async function mayOpen(folder: string, dataDir: string, made: string | undefined): Promise<boolean> {
  const { uid } = await stat(folder);
  if (uid !== process.getuid?.() || folder === homedir() || folder === '/root') return false;
  return (
    folder === dataDir || (made !== undefined && (folder === made || inside(folder, made))) || inside(folder, await realpath(tmpdir()))
  );
}

/**
 * Makes the data folder and the way to it passable for the server's account. Execute only: names in it cannot be listed, and
 * what lies in it has modes of its own. Throws, saying what to do, when a folder on the way is not central's to open.
 */
export async function prepareFolder(dataDir: string, owner: Owner): Promise<void> {
  const made = await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const place = await realpath(dataDir);
  for (;;) {
    const barrier = await firstBarrier(owner, place);
    if (barrier === null) return;
    if (!(await mayOpen(barrier, place, made)))
      throw new Error(
        `PostgreSQL runs as user 'postgres' here, and that user cannot pass ${barrier} on the way to ${dataDir}. ` +
          `Choose a --data folder outside of it (for example /var/lib/guitai), start central as an ordinary user, or set DATABASE_URL.`,
      );
    await chmod(barrier, ((await stat(barrier)).mode & 0o7777) | 0o011);
  }
}
