import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, worksIn } from './processes.ts';

/** What `postmaster.pid` says of a server (src/include/utils/pidfile.h): process, port, and whether it takes connections. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid');

export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const lines = (await readFile(pidFile(cluster), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? '0'), ready: lines[7]?.trim() === 'ready' };
}

/**
 * A server that still runs on the cluster because the central that started it was killed.
 * A pid file without its server is removed: PostgreSQL trusts the process number alone, and after a restart of the machine or
 * the container that number may be somebody else's, which would keep the server from ever starting again.
 */
export async function findOrphan(cluster: string): Promise<Postmaster | null> {
  const found = await readPostmaster(cluster);
  if (found === null) return null;
  const alive = isAlive(found.pid);
  const ours = alive ? await worksIn(found.pid, cluster) : false;
  // Where the system does not tell, the connection attempt that follows decides.
  if (alive && ours !== false) return found;
  await rm(pidFile(cluster), { force: true });
  return null;
}
