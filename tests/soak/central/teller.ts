import { uuidv7 } from 'uuidv7';
import type { BenchCounter } from '../../bench/central/counters.ts';
import type { Random } from '../random.ts';
import { type Caller, createCaller, type Reply } from './caller.ts';
import { inventOperation, type SoakAccount } from './operations.ts';

/** What the tellers were told and did, added up. */
export interface Tally {
  /** Every key with the answer that its teller holds in the end, byte for byte. */
  readonly answers: Map<string, string>;
  operations: number;
  refusedAtQuote: number;
  duplicates: number;
  cuts: number;
  lostConnections: number;
  inquiries: number;
  /** Answers to one key that were not the same bytes. */
  readonly contradictions: string[];
}

export const createTally = (): Tally => ({
  answers: new Map(),
  operations: 0,
  refusedAtQuote: 0,
  duplicates: 0,
  cuts: 0,
  lostConnections: 0,
  inquiries: 0,
  contradictions: [],
});

const DUPLICATED = 0.05;
const KILLED = 0.02;
const MAX_ASKS = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const parse = (body: string) => JSON.parse(Buffer.from(body, 'latin1').toString('utf8')) as Record<string, unknown>;

/** A teller at a counter who works through operations, and does what a branch PC does when an answer does not come. */
export function createTeller(port: () => number, counter: BenchCounter, businessDate: string, random: Random, tally: Tally) {
  const caller: Caller = createCaller(port, counter);
  const second: Caller = createCaller(port, counter);

  /** Sends until there is an answer that is one; connections break when a node is killed. */
  async function insist(send: () => Promise<Reply>): Promise<Reply> {
    for (let attempt = 0; attempt < MAX_ASKS; attempt += 1) {
      try {
        const reply = await send();
        if (reply.status < 500) return reply;
      } catch {
        tally.lostConnections += 1;
      }
      await pause(20);
    }
    throw new Error('Central does not answer any more');
  }

  /** Asks by the key until it is known; sends it again when central has never seen it. */
  async function resolveKey(key: string, body: string): Promise<string> {
    for (let attempt = 0; attempt < MAX_ASKS; attempt += 1) {
      tally.inquiries += 1;
      const inquiry = await insist(() => caller.call('GET', `/v1/transactions/by-key/${key}`, { device: true }));
      const { outcome } = parse(inquiry.body);
      if (outcome === 'accepted' || outcome === 'rejected') return inquiry.body;
      if (outcome === 'unknown') {
        const reply = await insist(() => caller.call('POST', '/v1/transactions', { body, key }));
        if (reply.status === 200) return reply.body;
      }
      await pause(10);
    }
    throw new Error(`The key ${key} does not resolve`);
  }

  async function settle(key: string, body: string): Promise<string> {
    if (random.chance(KILLED)) {
      tally.cuts += 1;
      await caller.cut('/v1/transactions', body, key, random.chance(0.5) ? 'before' : 'after');
      return await resolveKey(key, body);
    }
    const send = (by: Caller) => by.call('POST', '/v1/transactions', { body, key }).catch(() => null);
    if (!random.chance(DUPLICATED)) {
      const reply = await send(caller);
      return reply?.status === 200 ? reply.body : await resolveKey(key, body);
    }
    tally.duplicates += 1;
    const both = random.chance(0.5) ? await Promise.all([send(caller), send(second)]) : [await send(caller), await send(second)];
    const [first, ...others] = both.filter((reply) => reply?.status === 200).map((reply) => reply?.body ?? '');
    if (others.some((other) => other !== first)) tally.contradictions.push(key);
    return first ?? (await resolveKey(key, body));
  }

  return {
    operate: async (accounts: readonly SoakAccount[], odd: readonly SoakAccount[]): Promise<void> => {
      const { code, values } = inventOperation(random, accounts, odd);
      const form = { transactionCode: code, businessDate, tillId: counter.tillId, values };
      const key = uuidv7();
      tally.operations += 1;
      const quoted = await insist(() => caller.call('POST', '/v1/quotes', { body: JSON.stringify({ ...form, clientKey: key }) }));
      if (quoted.status !== 200) {
        tally.refusedAtQuote += 1;
        return;
      }
      const body = JSON.stringify({ ...form, quoteId: parse(quoted.body).quoteId });
      const answer = await settle(key, body);
      tally.answers.set(`${counter.deviceId} ${key}`, Buffer.from(answer, 'latin1').toString('utf8'));
    },
    close: () => {
      caller.close();
      second.close();
    },
  };
}
