import pg from 'pg';

const CONNECT_LIMIT_MS = 5_000;

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  // A connection that breaks while it is idle reports here; the query that runs into it reports for itself.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** True when a server answers there and takes the password. */
export const canConnect = (url: string): Promise<boolean> =>
  withClient(url, async (client) => {
    await client.query('select 1');
    return true;
  }).catch(() => false);

const DUPLICATE_DATABASE = '42P04';

export const ensureDatabase = (url: string, name: string): Promise<void> =>
  withClient(url, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount !== 0) return;
    await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
      if (error.code !== DUPLICATE_DATABASE) throw error;
    });
  });
