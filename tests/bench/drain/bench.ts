import { err } from '../../../contract/result.ts';
import { applyTransition } from '../../../db/operations/write.ts';
import { type CentralClient, createCentralClient } from '../../../main/agent/central/client.ts';
import type { AgentContext } from '../../../main/agent/context.ts';
import { createForwarder } from '../../../main/agent/engine/forwarder.ts';
import { forwardCaptured } from '../../../main/agent/offline/forward.ts';
import { createRandom } from '../../soak/random.ts';
import type { BenchCounter } from '../central/counters.ts';
import { openTill, quoteDeposit } from '../counter/deposits.ts';
import { fill, makePlace, openWorker } from '../counter/place.ts';
import type { Figure } from '../figures.ts';
import { assemble } from './agent.ts';
import { type DrainBank, startDrainBank } from './bank.ts';

interface DrainOptions {
  /** How many wait. */
  readonly items: number;
  readonly say: (text: string) => void;
}

/** One at a time is asked of so many only: the rate is the same from the first to the last. */
const FEW = 500;
const CUT = 0.1;
const SEED = 1;
const LONGEST_MS = 600_000;

interface Line extends CentralClient {
  /** Milliseconds so far that were spent waiting for answers to forwarded items. */
  waited(): number;
}

/** The line to central, which hears everything; of its answers a share is lost. */
function lineTo(client: CentralClient, cut: number): Line {
  const random = createRandom(SEED);
  let waited = 0;
  const call = (async (name, options) => {
    const since = performance.now();
    const answer = await client.call(name, options);
    if (name !== 'forwardCaptured') return answer;
    waited += performance.now() - since;
    return random.chance(cut) ? err({ kind: 'silence', reason: 'the answer was cut' }) : answer;
  }) as CentralClient['call'];
  return { ...client, call, waited: () => waited };
}

/** The program's own forwarder, woken by the connection as in the agent. Ends when nothing waits any more. */
async function forwardAll(context: AgentContext): Promise<void> {
  const forwarder = createForwarder(context);
  const unsubscribe = context.connection.onChange(() => {
    if (context.connection.state() === 'online') forwarder.wake();
  });
  const empty = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('The queue does not become empty')), LONGEST_MS);
    context.events.onAny((name, payload) => {
      if (name !== 'counter.state' || (payload as { queued: number }).queued > 0) return;
      clearTimeout(late);
      resolve();
    });
  });
  context.connection.start();
  forwarder.start();
  try {
    await empty;
  } finally {
    await forwarder.stop();
    context.connection.stop();
    unsubscribe();
  }
}

interface Drained {
  readonly perSecond: number;
  /** Milliseconds for each item: all in all, and waiting for central. */
  readonly each: number;
  readonly atCentral: number;
}

/** One PC with so many deposits taken in offline, from the first byte to the last commit. */
async function drain(
  bank: DrainBank,
  counter: BenchCounter,
  items: number,
  { cut, batch }: { cut: number; batch: 'usual' | 1 },
): Promise<Drained> {
  using place = makePlace();
  const desk = { tellerId: counter.tellerId, tillId: counter.tillId, businessDate: bank.businessDate };
  fill(place, items, (writer, index) => {
    if (index === 0) openTill(writer, desk);
    const deposit = quoteDeposit(writer, desk, bank.accounts[index % bank.accounts.length]);
    if (!applyTransition(writer, deposit.captured).ok) throw new Error('A deposit was not taken in');
  });
  const access = { url: bank.url, deviceId: counter.deviceId, deviceSecret: counter.deviceId };
  const client = createCentralClient(access);
  const store = await openWorker(place);
  try {
    const config = {
      instanceId: '0b1a3c50-8f5e-4e0a-9d2c-3f6f5a1f0a99',
      dataDir: place.folder,
      databaseKey: place.keyHex,
      central: access,
      devices: [],
      virtualCounter: null,
      sandbox: true,
    };
    const line = lineTo(client, cut);
    const context = await assemble(config, store, line);
    if (!(await context.connection.probe())) throw new Error('Central does not answer');
    const since = performance.now();
    if (batch === 1) await forwardCaptured(context, 1);
    else await forwardAll(context);
    const elapsed = performance.now() - since;
    const { queued, inDoubt } = await store.do('waitingCounts', null);
    const left = await store.do('unfinished', null);
    const page = await store.do('journalPage', { limit: 1, before: null, businessDate: null, stage: 'rejected' });
    if (queued + inDoubt + left.length + page.rows.length > 0)
      throw new Error(`Not all were posted: ${queued} queued, ${left.length} unfinished`);
    return { perSecond: (items * 1_000) / elapsed, each: elapsed / items, atCentral: line.waited() / items };
  } finally {
    await store.close();
    await client.close();
  }
}

/** What was taken in offline on its way to central over HTTP: in batches against one at a time, and with answers cut against none. */
export async function benchDrain({ items, say }: DrainOptions): Promise<Figure[]> {
  const bank = await startDrainBank(3, say);
  try {
    const [first, second, third] = bank.counters;
    if (first === undefined || second === undefined || third === undefined) throw new Error('The bank has no counters');
    const single = await drain(bank, first, Math.min(FEW, items), { cut: 0, batch: 1 });
    say(`one at a time ${single.perSecond.toFixed(0)}/s`);
    const batches = await drain(bank, second, items, { cut: 0, batch: 'usual' });
    say(`in batches ${batches.perSecond.toFixed(0)}/s`);
    const faulty = await drain(bank, third, items, { cut: CUT, batch: 'usual' });
    say(`with answers cut ${faulty.perSecond.toFixed(0)}/s`);
    return [
      {
        name: `${items} queued items, in batches of 50, HTTP`,
        value: batches.perSecond,
        unit: '/s',
        baseline: { name: 'one at a time', value: single.perSecond },
        goal: { atLeast: 14 },
      },
      {
        name: 'of an item in a batch: waiting for central',
        value: batches.atCentral,
        unit: 'ms',
        baseline: { name: 'all in all', value: batches.each },
        goal: null,
      },
      {
        name: 'the same with 10 % of the answers cut',
        value: faulty.perSecond,
        unit: '/s',
        baseline: { name: 'fault-free', value: batches.perSecond },
        goal: { atLeast: 0.3 },
      },
    ];
  } finally {
    await bank.stop();
  }
}
