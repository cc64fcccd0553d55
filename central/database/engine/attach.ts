import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { clusterFolder, DATABASE, passwordFile, SUPERUSER } from './cluster.ts';
import { type Engine, type EngineOptions, startEngine } from './engine.ts';
import { findOrphan } from './postmaster.ts';
import { canConnect } from './probe.ts';

/**
 * The server of a data folder for a look beside a running central: the running one, left alone afterwards, or one that is
 * started for the look and stopped after it.
 */
export async function attachEngine(options: EngineOptions): Promise<Engine> {
  const dataDir = resolve(options.dataDir);
  const running = await findOrphan(clusterFolder(dataDir));
  const password = (await readFile(passwordFile(dataDir), 'utf8').catch(() => '')).trim();
  if (running !== null) {
    const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${running.port}/${DATABASE}`;
    if (await canConnect(url)) return { url, stop: async () => undefined };
  }
  return await startEngine(options);
}
