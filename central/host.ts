import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createCentral } from './assemble.ts';
import { ensureBanks } from './banks/ensure.ts';
import { bankDate } from './branches/day.ts';
import { beatClearing } from './clearing/beat.ts';
import { type Clock, systemClock } from './clock.ts';
import { type OpenDatabase, openDatabase } from './database/open.ts';
import { createEvents } from './events/events.ts';
import { systemTimers, type Timers } from './events/timers.ts';
import { createServer } from './http/server.ts';
import { createLogger } from './log.ts';
import { createMetrics } from './metrics/metrics.ts';
import { createParameters } from './parameters/parameters.ts';
import { ensureParameters } from './parameters/seed.ts';
import { seedSandbox } from './sandbox/seed.ts';

export interface CentralOptions {
  /** Folder of the embedded database. Not needed with `databaseUrl`. */
  readonly dataDir?: string;
  /** A PostgreSQL server instead of the embedded one. */
  readonly databaseUrl?: string;
  /** 0 or absent: a free port. Central listens on 127.0.0.1; what stands before it terminates TLS. */
  readonly port?: number;
  /** Fills an empty database with the sandbox bank. */
  readonly sandbox?: boolean;
  /** How many customers it gets, 40 to 2,000,000, and from which seed all but the first 40 are invented. 40 if absent. */
  readonly bank?: { readonly customers?: number; readonly seed?: number };
  /** How often the sandbox's clearing system goes on by itself, in milliseconds; absent: only when it is asked to. */
  readonly clearingEveryMs?: number;
  /** Drops what is there first. */
  readonly reset?: boolean;
  /** The sandbox's business date; the current one in Shanghai if absent. Only used when it is seeded. */
  readonly businessDate?: string;
  /** NATS between the nodes of one bank. Absent: they look into the database for each other's events. */
  readonly natsUrl?: string;
  readonly clock?: Clock;
  /** Beats, heartbeats and limits of streams; turned by hand in tests. */
  readonly timers?: Timers;
  readonly log?: Logger;
  /** Told what takes long. */
  readonly progress?: (text: string) => void;
}

export interface RunningCentral {
  readonly url: string;
  readonly businessDate: string | null;
  readonly database: string;
  /** Connection string, for checks and tests beside the API. */
  readonly databaseUrl: string;
  /** Answers what is in flight, then stops the server and the embedded database. */
  stop(): Promise<void>;
}

// For each of the two pools. More connections only wait for the same disk.
const POOL_SIZE = 16;

async function serve(options: CentralOptions, database: OpenDatabase, log: Logger): Promise<RunningCentral> {
  const clock = options.clock ?? systemClock;
  const progress = options.progress ?? (() => undefined);
  if (options.sandbox === true)
    await seedSandbox(database.db, { now: clock.now(), businessDate: options.businessDate, progress, ...options.bank });
  await ensureParameters(database.db, clock.now());
  await ensureBanks(database.db, clock.now());
  const parameters = await createParameters(database.db);
  const events = await createEvents({
    db: database.db,
    clock,
    log,
    parameters,
    natsUrl: options.natsUrl,
    ...(options.timers === undefined ? {} : { timers: options.timers }),
  });
  const central = createCentral(database, clock, { events, log, parameters, sandbox: options.sandbox === true });
  const metrics = createMetrics({ pools: { ...database.pools }, database: database.description });
  const server = createServer(central, log, metrics);
  await server.app.listen({ host: '127.0.0.1', port: options.port ?? 0 }).catch(async (error: unknown) => {
    await events.stop();
    throw error;
  });
  const { clearingEveryMs: everyMs, timers = systemTimers } = options;
  const stopClearing =
    options.sandbox === true && everyMs !== undefined
      ? beatClearing(central, { everyMs, timers, log, told: () => events.kick() })
      : async () => undefined;
  const { port } = server.app.server.address() as AddressInfo;
  let stopped: Promise<void> | null = null;
  return {
    url: `http://127.0.0.1:${port}`,
    businessDate: await bankDate(database.db),
    database: database.description,
    databaseUrl: database.url,
    stop: () => {
      stopped ??= server
        .drain()
        .then(stopClearing)
        .then(() => events.stop())
        .then(() => database.close());
      return stopped;
    },
  };
}

/** Starts central in this process. Whatever was started is stopped again when a later step fails. */
export async function startCentral(options: CentralOptions): Promise<RunningCentral> {
  const log = options.log ?? createLogger({ level: 'warn' });
  const database = await openDatabase({
    databaseUrl: options.databaseUrl,
    dataDir: options.dataDir,
    poolSize: POOL_SIZE,
    reset: options.reset ?? false,
    progress: options.progress ?? (() => undefined),
    onLost: (error) => log.warn({ err: error }, 'lost a database connection'),
  });
  try {
    return await serve(options, database, log);
  } catch (error) {
    await database.close();
    throw error;
  }
}
