import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The account that the server runs under; null means the caller's own. */
export type Owner = { readonly uid: number; readonly gid: number } | null;

const USER = 'postgres';

async function lookUp(): Promise<Owner> {
  const [uid, gid] = await Promise.all([run('id', ['-u', USER]), run('id', ['-g', USER])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** PostgreSQL refuses to run as root. As root it runs under the user `postgres`, which is made if the system has none. */
export async function findOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return null;
  try {
    return await lookUp();
  } catch {
    try {
      await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER]);
      return await lookUp();
    } catch (error) {
      throw new Error(
        `PostgreSQL does not run as root, and a user '${USER}' could not be made. Start central as an ordinary user, ` +
          `make that user, or set DATABASE_URL to a server. (${String(error)})`,
      );
    }
  }
}

export async function giveTo(owner: Owner, path: string): Promise<void> {
  if (owner !== null) await chown(path, owner.uid, owner.gid);
}

/** The first folder on the way to `path` that `owner` cannot pass; null when the way is free. */
export async function firstBarrier(owner: Owner, path: string): Promise<string | null> {
  if (owner === null) return null;
  const way: string[] = [];
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    way.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  for (const folder of way) {
    const { mode, uid, gid } = await stat(folder);
    const execute = uid === owner.uid ? 0o100 : gid === owner.gid ? 0o010 : 0o001;
    if ((mode & execute) === 0) return folder;
  }
  return null;
}
