import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';
import { columnReaders } from './types.ts';

/** Everything of central lives in one schema, so that it can share a server and be dropped as a whole. */
export const SCHEMA = 'guitai';

export type Db = Kysely<Database>;

export interface ConnectOptions {
  readonly url: string;
  readonly poolSize: number;
  /** A connection that the server closed while nobody used it. */
  readonly onLost: (error: Error) => void;
}

const CONNECT_LIMIT_MS = 10_000;
/** No statement of the counter takes longer; one that does is stopped so that its locks go. */
const STATEMENT_LIMIT_MS = 15_000;

export function connect(options: ConnectOptions): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    statement_timeout: STATEMENT_LIMIT_MS,
    idle_in_transaction_session_timeout: STATEMENT_LIMIT_MS,
    application_name: 'guitai-central',
    options: `-c search_path=${SCHEMA}`,
    types: columnReaders,
  });
  pool.on('error', options.onLost);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
