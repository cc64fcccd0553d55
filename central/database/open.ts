import { sql } from 'kysely';
import { type Connections, connect, disconnect } from './connect.ts';
import { startEngine } from './engine/engine.ts';
import { dropAll, migrate } from './migrate.ts';

export interface OpenOptions {
  /** A PostgreSQL server to use; without it the embedded one is started in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string | undefined;
  readonly poolSize: number;
  /** Drops everything first. */
  readonly reset: boolean;
  readonly progress: (text: string) => void;
  readonly onLost: (error: Error) => void;
}

export interface OpenDatabase extends Connections {
  readonly url: string;
  /** For people: `embedded PostgreSQL 18.4`, `PostgreSQL 15.14`. */
  readonly description: string;
  close(): Promise<void>;
}

async function startServer(options: OpenOptions): Promise<{ url: string; embedded: boolean; stop: () => Promise<void> }> {
  if (options.databaseUrl !== undefined) return { url: options.databaseUrl, embedded: false, stop: async () => undefined };
  if (options.dataDir === undefined) throw new Error('Neither DATABASE_URL nor a data folder is given');
  const engine = await startEngine({ dataDir: options.dataDir, progress: options.progress });
  return { url: engine.url, embedded: true, stop: engine.stop };
}

/** A migrated database, ready for use. Whatever was started is stopped again when a later step fails. */
export async function openDatabase(options: OpenOptions): Promise<OpenDatabase> {
  const server = await startServer(options);
  try {
    if (options.reset) {
      options.progress('dropping what was there');
      await dropAll(server.url);
    }
    await migrate(server.url);
    const storage = connect({ url: server.url, poolSize: options.poolSize, onLost: options.onLost });
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(storage.db);
    const version = rows[0]?.server_version.split(' ')[0] ?? '?';
    return {
      ...storage,
      url: server.url,
      description: `${server.embedded ? 'embedded ' : ''}PostgreSQL ${version}`,
      close: async () => {
        await disconnect(storage);
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
