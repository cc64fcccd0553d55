import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';
import { columnReaders } from './types.ts';

/** Everything of central lives in one schema, so that it can share a server and be dropped as a whole. */
export const SCHEMA = 'guitai';

export type Db = Kysely<Database>;

/** The database in two ways: the typed builder, and plain prepared statements for the few on the hot path. */
export interface Storage {
  readonly db: Db;
  /** Connections of the hot path. Their plans look rows up by key and never scan a table. */
  readonly hot: pg.Pool;
}

/** A storage with the pools behind it, to be measured. */
export interface Connections extends Storage {
  readonly pools: { readonly query: pg.Pool; readonly hot: pg.Pool };
}

export interface ConnectOptions {
  readonly url: string;
  /** Connections for each of the two. */
  readonly poolSize: number;
  /** Told of connections that the server closed. */
  readonly onLost: (error: Error) => void;
}

const CONNECT_LIMIT_MS = 10_000;
/** No statement of the counter takes longer; one that does is stopped so that its locks go. */
const STATEMENT_LIMIT_MS = 15_000;

/**
 * Serializable transactions lock what their plans look at, and on small tables (tills, business days) the planner prefers to
 * look at all of it: two tellers of different tills would then always collide. PostgreSQL's own names; other engines have none
 * of this need and other names.
 */
// The plan of a list of keys does not depend on which keys they are, and making it takes longer than running it.
export const BY_KEY = ['enable_seqscan=off', 'enable_hashjoin=off', 'enable_mergejoin=off', 'plan_cache_mode=force_generic_plan'];

function poolOf(options: ConnectOptions, settings: readonly string[], more: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    statement_timeout: STATEMENT_LIMIT_MS,
    idle_in_transaction_session_timeout: STATEMENT_LIMIT_MS,
    application_name: 'guitai-central',
    options: [`search_path=${SCHEMA}`, ...settings].map((each) => `-c ${each}`).join(' '),
    types: columnReaders,
    ...more,
  });
  pool.on('error', options.onLost);
  // The pool listens to idle connections only. One that breaks while it is in use, between two statements, would otherwise end
  // the process; the statement that follows fails and tells the caller.
  pool.on('connect', (client) => client.on('error', options.onLost));
  return pool;
}

/** Two pools of connections, made when they are first needed. */
export function connect(options: ConnectOptions): Connections {
  const pool = poolOf(options, [], {});
  // Statements that do not wait for each other's results travel together (see `postBatch`).
  const hot = poolOf(options, BY_KEY, { pipeline: true });
  return { db: new Kysely<Database>({ dialect: new PostgresDialect({ pool }) }), hot, pools: { query: pool, hot } };
}

export const disconnect = async ({ db, hot }: Storage): Promise<void> => {
  await Promise.all([db.destroy(), hot.end()]);
};
