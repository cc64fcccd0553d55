import { type ClusterFiles, startCluster } from './cluster.ts';
import { findOrphan } from './postmaster.ts';

export interface Watch {
  /** Ends the watch; waits for a restart that is under way. */
  stop(): Promise<void>;
}

const EVERY_MS = 500;

/**
 * Starts the server again, on its port, when its main process is gone (killed, out of memory). Requests meanwhile fail and their
 * keys are found out later; central's connections come back by themselves.
 */
export function watchCluster(files: ClusterFiles, port: number, progress: (text: string) => void): Watch {
  let restart: Promise<void> = Promise.resolve();
  let busy = false;
  const look = async (): Promise<void> => {
    // Also removes what the killed one left behind.
    if ((await findOrphan(files.cluster)) !== null) return;
    progress('PostgreSQL is gone; starting it again');
    await startCluster(files, port);
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    restart = look()
      .catch((error: unknown) => progress(`PostgreSQL could not be started again: ${String(error)}`))
      .finally(() => {
        busy = false;
      });
  }, EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await restart;
    },
  };
}
