import type pg from 'pg';
import { Counter, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../../contract/errors/codes.ts';
import { tellBuild } from './build.ts';
import { measureEventLoop } from './eventLoop.ts';
import type { Observer } from './observer.ts';
import { outcomeOf } from './outcome.ts';
import { measurePools } from './pools.ts';

/** What one central counts, in a registry of its own. No label holds what callers choose, and nothing here is about a person. */
export interface Metrics extends Observer {
  /** One request was answered. `route` is a name of the contract, or `none`. */
  requested(route: string, status: number, seconds: number): void;
  /** A posting was decided now and its answer stored. `transaction` is a code of the catalogue. */
  posted(transaction: string, answer: string): void;
  /** A posting was refused before it was decided; nothing is stored under its key. */
  postingRefused(code: ErrorCode): void;
  /** A key was answered with what was stored before. */
  replayed(route: string): void;
  /** The text that Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Stops measuring. */
  end(): void;
}

export interface MetricsOptions {
  readonly pools: Readonly<Record<string, pg.Pool>>;
  /** The database's name and version. */
  readonly database: string;
}

/** Seconds; a posting takes a few milliseconds, a sign-on some tens for its password hash. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

export function createMetrics({ pools, database }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Histogram({
    name: 'guitai_central_request_seconds',
    help: "Duration of requests by the contract's route and HTTP status",
    labelNames: ['route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const postings = new Counter({
    name: 'guitai_central_postings_total',
    help: 'Postings decided, by outcome, transaction of the catalogue and error code; refused: not even stored',
    labelNames: ['outcome', 'transaction', 'code'],
    registers,
  });
  const replays = new Counter({
    name: 'guitai_central_replays_total',
    help: 'Repeated requests that were answered with the first answer of their key',
    labelNames: ['route'],
    registers,
  });
  const retries = new Counter({
    name: 'guitai_central_transaction_retries_total',
    help: 'Serializable transactions that lost and were tried again, by SQLSTATE',
    labelNames: ['state'],
    registers,
  });
  const contended = new Counter({
    name: 'guitai_central_transactions_too_contended_total',
    help: 'Serializable transactions that lost every attempt; their callers were told to come back',
    registers,
  });
  tellBuild(registry, database);
  measurePools(registry, pools);
  const endLoop = measureEventLoop(registry);
  return {
    requested: (route, status, seconds) => requests.observe({ route, status }, seconds),
    posted: (transaction, answer) => postings.inc({ transaction, ...outcomeOf(answer) }),
    postingRefused: (code) => postings.inc({ outcome: 'refused', transaction: '', code }),
    replayed: (route) => replays.inc({ route }),
    retried: (state) => retries.inc({ state }),
    contended: () => contended.inc(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    end: endLoop,
  };
}
