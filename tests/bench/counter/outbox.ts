import type { Store } from '../../../db/store.ts';
import type { Figure } from '../figures.ts';
import { openP0, rateOf } from '../p0.ts';
import { middleRound, type Round } from '../rounds.ts';
import { type Deposit, quoteDeposits } from './deposits.ts';
import { fill, makePlace, openWorker } from './place.ts';
import { openPlainJobs } from './plainjob.ts';

interface OutboxOptions {
  readonly seconds: number;
  readonly say: (text: string) => void;
}

const SLICE_MS = 300;
const SINGLE = 150;
const GROUP = 50;
const GROUPED = 10 * GROUP;
const LEAST_ROUNDS = 3;
/** A captured deposit's whole JSON, as it lies in a job of the baseline. */
const REQUEST_BYTES = 1_024;

const step = async (store: Store, taken: Deposit['sending']): Promise<void> => {
  const result = await store.do('applyTransition', taken);
  if (!result.ok) throw new Error(`A step was refused: ${result.error.code}`);
};

async function group(store: Store, steps: readonly Deposit['sending'][]): Promise<void> {
  const refused = (await store.do('applyTransitions', steps)).find(({ ok }) => !ok);
  if (refused !== undefined && !refused.ok) throw new Error(`A step was refused: ${refused.error.code}`);
}

/** Takes each in, sends it on its way, and settles it: three commits. Answers items per second. */
async function oneAtATime(store: Store, deposits: readonly Deposit[]): Promise<number> {
  const since = performance.now();
  for (const deposit of deposits) {
    await step(store, deposit.captured);
    await step(store, deposit.forwarding);
    await step(store, deposit.accepted);
  }
  return (deposits.length * 1_000) / (performance.now() - since);
}

/** Settles what is on its way, fifty in a commit. Answers acknowledgements per second. */
async function grouped(store: Store, deposits: readonly Deposit[]): Promise<number> {
  const batches = Array.from({ length: deposits.length / GROUP }, (_, index) => deposits.slice(index * GROUP, (index + 1) * GROUP));
  for (const batch of batches) {
    await group(
      store,
      batch.map(({ captured }) => captured),
    );
    await group(
      store,
      batch.map(({ forwarding }) => forwarding),
    );
  }
  const since = performance.now();
  for (const batch of batches)
    await group(
      store,
      batch.map(({ accepted }) => accepted),
    );
  return (deposits.length * 1_000) / (performance.now() - since);
}

/** The counter's outbox item by item and with grouped acknowledgements, against plainjob that syncs each commit, and the disk by itself. */
export async function benchOutbox({ seconds, say }: OutboxOptions): Promise<Figure[]> {
  using place = makePlace();
  const deposits: Deposit[] = [];
  const most = Math.max(LEAST_ROUNDS, Math.ceil(seconds)) * (SINGLE + GROUPED);
  say(`${most} quoted deposits`);
  fill(place, most, (writer, index) => quoteDeposits(writer, index, deposits));
  const store = await openWorker(place);
  const p0 = openP0(place.folder);
  const plain = openPlainJobs(place.folder);
  const request = 'x'.repeat(REQUEST_BYTES);
  const against = { plainjob: [] as Round[], disk: [] as Round[], acknowledged: [] as Round[] };
  try {
    const end = performance.now() + seconds * 1_000;
    while ((performance.now() < end || against.disk.length < LEAST_ROUNDS) && deposits.length >= SINGLE + GROUPED) {
      const before = p0.slice(SLICE_MS);
      const items = await oneAtATime(store, deposits.splice(0, SINGLE));
      const since = performance.now();
      for (let done = 0; done < SINGLE; done += 1) plain.one(request);
      const jobs = (SINGLE * 1_000) / (performance.now() - since);
      const between = p0.slice(SLICE_MS);
      const acknowledgements = await grouped(store, deposits.splice(0, GROUPED));
      const after = p0.slice(SLICE_MS);
      against.plainjob.push({ value: items, baseline: jobs });
      against.disk.push({ value: items, baseline: rateOf([...before, ...between]) });
      against.acknowledged.push({ value: acknowledgements, baseline: rateOf([...between, ...after]) });
      say(`${items.toFixed(0)} items/s, plainjob ${jobs.toFixed(0)}/s, ${acknowledgements.toFixed(0)} acknowledgements/s`);
    }
  } finally {
    plain.close();
    p0.close();
    await store.close();
  }
  const jobs = middleRound(against.plainjob);
  const items = middleRound(against.disk);
  const acknowledged = middleRound(against.acknowledged);
  const name = 'enqueue, claim and done, one at a time';
  return [
    { name, value: jobs.value, unit: '/s', baseline: { name: 'plainjob at FULL', value: jobs.baseline }, goal: { atLeast: 1.2 } },
    { name, value: items.value, unit: '/s', baseline: { name: 'P0', value: items.baseline }, goal: null },
    {
      name: 'acknowledgements, fifty in a commit',
      value: acknowledged.value,
      unit: '/s',
      baseline: { name: 'P0', value: acknowledged.baseline },
      goal: { atLeast: 14 },
    },
  ];
}
