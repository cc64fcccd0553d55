import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../../db/store.ts';
import { type Figure, percentile } from '../figures.ts';
import { openP0, type P0, rateOf } from '../p0.ts';
import { middleRound, type Round } from '../rounds.ts';
import { type Deposit, quoteDeposits } from './deposits.ts';
import { fill, makePlace, openWorker } from './place.ts';

interface PostOptions {
  readonly seconds: number;
  readonly say: (text: string) => void;
}

const SLICE_MS = 300;
/** Requests that wait at the worker while it is kept busy: it never waits for the next one. */
const IN_FLIGHT = 8;
/** One teller is never faster; the checkpoint after an answer then keeps nobody waiting. */
const PACE_MS = 2;
const SATURATED = 250;
const PACED = 150;
const LEAST_ROUNDS = 3;

async function commit(store: Store, step: Deposit['sending']): Promise<void> {
  const result = await store.do('applyTransition', step);
  if (!result.ok) throw new Error(`A step was refused: ${result.error.code}`);
}

/** Both commits of each deposit, with always some of them waiting at the worker. Answers commits per second. */
async function saturated(store: Store, deposits: Deposit[]): Promise<number> {
  const commits = deposits.length * 2;
  const since = performance.now();
  const one = async (): Promise<void> => {
    for (let next = deposits.pop(); next !== undefined; next = deposits.pop()) {
      await commit(store, next.sending);
      await commit(store, next.accepted);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  return (commits * 1_000) / (performance.now() - since);
}

/** Both commits of each deposit, one at a time with a pause between. Answers the milliseconds of each round trip to the worker. */
async function paced(store: Store, deposits: Deposit[]): Promise<number[]> {
  const latencies: number[] = [];
  for (const deposit of deposits) {
    for (const step of [deposit.sending, deposit.accepted]) {
      const since = performance.now();
      await commit(store, step);
      latencies.push(performance.now() - since);
      await pause(PACE_MS);
    }
  }
  return latencies;
}

interface Measured {
  readonly rates: readonly Round[];
  readonly p50: readonly Round[];
  readonly p99: readonly Round[];
}

async function rounds(store: Store, p0: P0, deposits: Deposit[], { seconds, say }: PostOptions): Promise<Measured> {
  const measured = { rates: [] as Round[], p50: [] as Round[], p99: [] as Round[] };
  const end = performance.now() + seconds * 1_000;
  await saturated(store, deposits.splice(0, SATURATED));
  while ((performance.now() < end || measured.rates.length < LEAST_ROUNDS) && deposits.length >= SATURATED + PACED) {
    const before = p0.slice(SLICE_MS);
    const rate = await saturated(store, deposits.splice(0, SATURATED));
    const between = p0.slice(SLICE_MS);
    const latencies = await paced(store, deposits.splice(0, PACED));
    const after = p0.slice(SLICE_MS);
    measured.rates.push({ value: rate, baseline: rateOf([...before, ...between]) });
    const disk = [...between, ...after];
    measured.p50.push({ value: percentile(latencies, 0.5), baseline: percentile(disk, 0.5) });
    measured.p99.push({ value: percentile(latencies, 0.99), baseline: percentile(disk, 0.99) });
    say(`${rate.toFixed(0)} commits/s, the disk ${rateOf(disk).toFixed(0)}/s`);
  }
  return measured;
}

/** The counter's durable encrypted commits (sending, accepted) in the real store worker, against the disk by itself. */
export async function benchPost(options: PostOptions): Promise<Figure[]> {
  using place = makePlace();
  const deposits: Deposit[] = [];
  const count = (Math.max(LEAST_ROUNDS, Math.ceil(options.seconds * 2)) + 1) * (SATURATED + PACED);
  options.say(`${count} quoted deposits`);
  fill(place, count, (writer, index) => quoteDeposits(writer, index, deposits));
  const store = await openWorker(place);
  const p0 = openP0(place.folder);
  try {
    const { rates, p50, p99 } = await rounds(store, p0, deposits, options);
    const rate = middleRound(rates);
    const middle = middleRound(p50);
    const tail = middleRound(p99);
    return [
      {
        name: 'durable commits of a post, saturated',
        value: rate.value,
        unit: '/s',
        baseline: { name: 'P0: 1 KB + fdatasync', value: rate.baseline },
        goal: { atLeast: 0.7 },
      },
      {
        name: 'a commit, paced: p50',
        value: middle.value,
        unit: 'ms',
        baseline: { name: 'P0 p50', value: middle.baseline },
        goal: { atMost: 2.5 },
      },
      {
        name: 'a commit, paced: p99',
        value: tail.value,
        unit: 'ms',
        baseline: { name: 'P0 p99', value: tail.baseline },
        goal: { atMost: 3 },
      },
    ];
  } finally {
    p0.close();
    await store.close();
  }
}
