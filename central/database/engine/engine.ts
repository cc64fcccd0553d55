import { mkdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import {
  type ClusterFiles,
  clusterFolder,
  createCluster,
  DATABASE,
  passwordFile,
  SUPERUSER,
  startCluster,
  stopCluster,
} from './cluster.ts';
import { prepareFolder } from './folder.ts';
import { lockFolder } from './lock.ts';
import { findOwner, giveTo } from './owner.ts';
import { findOrphan } from './postmaster.ts';
import { canConnect, ensureDatabase } from './probe.ts';
import { reachableBinaries } from './reach.ts';
import { keepSecret } from './secret.ts';
import { watchCluster } from './watch.ts';

/** The embedded server as the rest of central sees it. */
export interface Engine {
  /** Connection string of the bank's database on the running server. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface EngineOptions {
  /** Folder of this bank. Holds the cluster, its password, its log and central's lock. */
  readonly dataDir: string;
  /** Told what takes long, for a person who waits. */
  readonly progress: (text: string) => void;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Starts the embedded PostgreSQL of a data folder, making it on the first start.
 * A server that an earlier, killed central left running is used again: its sessions have rolled back what was not committed.
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const owner = await findOwner();
  await prepareFolder(resolve(options.dataDir), owner);
  const dataDir = await realpath(options.dataDir);
  const lock = await lockFolder(dataDir);
  try {
    const binaries = await reachableBinaries(await findBinaries(), owner, dataDir, options.progress);
    const files: ClusterFiles = { binaries, owner, cluster: clusterFolder(dataDir), logFile: join(dataDir, 'postgres.log') };
    const password = await keepSecret(passwordFile(dataDir));
    const at = (port: number, database: string): string => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
    await mkdir(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 });
    await giveTo(owner, join(dataDir, 'postgres'));
    if (!(await exists(files.cluster))) {
      options.progress('making the database cluster (once)');
      await createCluster(files, password);
    }
    let port = 0;
    const orphan = await findOrphan(files.cluster);
    if (orphan !== null && (await canConnect(at(orphan.port, 'postgres')))) port = orphan.port;
    else {
      if (orphan !== null) await stopCluster(files);
      options.progress('starting PostgreSQL');
      port = await startCluster(files);
    }
    await ensureDatabase(at(port, 'postgres'), DATABASE);
    const watch = watchCluster(files, port, options.progress);
    return {
      url: at(port, DATABASE),
      stop: async () => {
        await watch.stop();
        await stopCluster(files);
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
