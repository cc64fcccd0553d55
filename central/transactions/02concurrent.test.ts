import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { attempt, signedOnAt, tokenOf, voucherTokenOf } from '../testing/branchPeople.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import type { Counter } from '../testing/counter.ts';

interface Teller {
  readonly id: string;
  readonly till: string;
  readonly counter: Counter;
}

let central: TestCentral;
let tellers: Teller[];
beforeAll(async () => {
  central = await startTestCentral();
  tellers = await Promise.all(
    ['01', '02', '03'].map(async (each) => {
      const counter = await signedOnAt(central.url, `PC-1001-${each}`, `1001${each}`);
      await counter.openTill(`1001-T${each}`);
      return { id: `1001${each}`, till: `1001-T${each}`, counter };
    }),
  );
});
afterAll(() => central.stop());

const thousand = { currency: 'CNY', amount: '100000', denominations: { n100: 10 } };

interface Job {
  readonly kind: 'give' | 'settle' | 'both' | 'forms' | 'void';
  readonly other: number;
  readonly accept: boolean;
}

const CODES = ['1001-T01', '1001-T02', '1001-T03'];

/** What is on its way between two of them, as the list of moves shows it now. */
const waiting = async (me: Teller) =>
  (
    await me.counter.send<{ moves: { number: string; fromTill: string; toTill: string; giver: string; receiver: string }[] }>(
      'GET',
      '/v1/cash-moves?state=inTransit',
    )
  ).value.moves;

async function give(me: Teller, { other }: Job): Promise<unknown> {
  const to = tellers[other] as Teller;
  return await attempt(me.counter, '0223', { step: 'give', receiver: to.id, fromTill: me.till, toTill: to.till, ...thousand });
}

async function settle(me: Teller, { accept }: Job): Promise<unknown> {
  const move = (await waiting(me)).find(({ giver, receiver }) => (accept ? receiver === me.id : giver === me.id || receiver === me.id));
  if (move === undefined) return null;
  const { number, fromTill, toTill, giver } = move;
  const token = accept ? { token: await tokenOf((tellers.find(({ id }) => id === giver) as Teller).counter, number) } : {};
  const values = { step: accept ? 'accept' : 'return', number, fromTill, toTill, ...thousand, ...token };
  return await attempt(me.counter, '0223', accept && token.token === '' ? { ...values, token: 'GONE' } : values);
}

async function forms(me: Teller, { other }: Job): Promise<unknown> {
  const to = tellers[other] as Teller;
  const { own } = (await me.counter.send<{ own: { type: string; first: string }[] }>('GET', '/v1/vouchers')).value;
  const first = own.find(({ type }) => type === 'draft')?.first ?? '10000001';
  const range = { type: 'draft', first, last: first, from: 'teller', to: 'teller' };
  const given = await attempt(me.counter, '0232', { step: 'give', receiver: to.id, ...range });
  if (typeof given === 'string' || given.outcome !== 'accepted') return given;
  const token = await voucherTokenOf(me.counter, given.traceNumber);
  // The receiver accepts and the giver takes back, at the same time.
  return await Promise.all([
    attempt(to.counter, '0232', { step: 'accept', number: given.traceNumber, token, ...range }),
    attempt(me.counter, '0232', { step: 'return', number: given.traceNumber, ...range }),
  ]);
}

async function spoil(me: Teller): Promise<unknown> {
  const { own } = (await me.counter.send<{ own: { type: string; first: string }[] }>('GET', '/v1/vouchers')).value;
  const number = own.find(({ type }) => type === 'draft')?.first ?? '10000001';
  const spoilt = { type: 'draft', number, fate: 'void', reason: '作废' };
  return await Promise.all([attempt(me.counter, '0233', spoilt), attempt(me.counter, '0233', spoilt)]);
}

const WORK: Readonly<Record<Job['kind'], (me: Teller, job: Job) => Promise<unknown>>> = {
  give,
  settle,
  both: async (me, job) => [await give(me, job), ...(await Promise.all([settle(me, job), settle(me, { ...job, accept: !job.accept })]))],
  forms,
  void: spoil,
};

const job: fc.Arbitrary<Job> = fc.record({
  kind: fc.constantFrom('give', 'settle', 'both', 'forms', 'void'),
  other: fc.nat({ max: 2 }),
  accept: fc.boolean(),
});

const cashOfBranch = async (): Promise<bigint> => {
  const rows = await central.db.selectFrom('till_cash').select('balance').where('till_id', 'in', CODES).execute();
  const moves = await central.db.selectFrom('cash_moves').select('amount').where('state', '=', 'inTransit').execute();
  return [...rows.map(({ balance }) => balance), ...moves.map(({ amount }) => amount)].reduce((sum, each) => sum + each, 0n);
};

/** What a posting may answer here, besides being accepted: it came too late, or to somebody else. */
const FAIR = /^(TRANSFER_|RECEIVER_NOT_READY|VOUCHER_|TILL_)/;

const words = (outcome: unknown): string[] =>
  Array.isArray(outcome) ? outcome.flatMap(words) : typeof outcome === 'string' ? [outcome] : [];

test('three tellers at the same time: each step happens once, the others learn why, and no note and no form is lost', async () => {
  const before = await cashOfBranch();
  const lists = fc.tuple(...[0, 1, 2].map(() => fc.array(job, { minLength: 5, maxLength: 12 })));
  await fc.assert(
    fc.asyncProperty(lists, async (jobs) => {
      const outcomes = await Promise.all(
        jobs.map(async (own, index) => {
          const found: string[] = [];
          for (const each of own) found.push(...words(await WORK[each.kind](tellers[index] as Teller, each)));
          return found;
        }),
      );
      expect(outcomes.flat().filter((word) => !FAIR.test(word))).toEqual([]);
      expect(await cashOfBranch()).toBe(before);
      const { results } = await checkBooks(central.db);
      expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
    }),
    // A failure here is a matter of timing; shrinking it would only repeat it.
    { numRuns: 8, endOnFailure: true },
  );
}, 180_000);
