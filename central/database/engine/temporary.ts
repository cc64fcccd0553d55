import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { type ClusterFiles, clusterFolder, createCluster, DATABASE, SUPERUSER, startCluster, stopCluster } from './cluster.ts';
import type { Engine } from './engine.ts';
import { prepareFolder } from './folder.ts';
import { findOwner, giveTo } from './owner.ts';
import { ensureDatabase } from './probe.ts';

/** A server of other programs than the embedded ones, on a new cluster in a temporary folder; `stop` removes everything. For tests. */
export async function startTemporary(binaries: Binaries): Promise<Engine> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'guitai-cluster-')));
  const owner = await findOwner();
  await prepareFolder(folder, owner);
  const files: ClusterFiles = { binaries, owner, cluster: clusterFolder(folder), logFile: join(folder, 'postgres.log') };
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await mkdir(join(folder, 'postgres'), { mode: 0o700 });
    await giveTo(owner, join(folder, 'postgres'));
    const password = randomBytes(24).toString('base64url');
    await createCluster(files, password);
    const port = await startCluster(files);
    const at = (database: string): string => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
    await ensureDatabase(at('postgres'), DATABASE);
    return {
      url: at(DATABASE),
      stop: async () => {
        await stopCluster(files);
        await remove();
      },
    };
  } catch (error) {
    await stopCluster(files).catch(() => undefined);
    await remove();
    throw error;
  }
}
