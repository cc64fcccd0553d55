import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, deposit, openCounter } from '../testing/counter.ts';

const accounts = sandboxAccounts();
/** Few accounts, so that deposits meet on the same rows; one of another branch, one that refuses. */
const TARGETS = [accounts.active, accounts.newBook, accounts.company, accounts.otherBranch, accounts.lostBook] as const;
const CLIENTS = 16;

let central: TestCentral;
let counters: Counter[];
beforeAll(async () => {
  central = await startTestCentral();
  counters = await Promise.all(
    ['1001', '1002', '1003'].flatMap((branch) =>
      ['01', '02', '03'].map((number) => openCounter(central.url, `PC-${branch}-${number}`, `${branch}${number}`, `${branch}-T${number}`)),
    ),
  );
});
afterAll(() => central.stop());

const total = async (): Promise<bigint> => {
  const rows = await central.db.selectFrom('accounts').select('balance').execute();
  return rows.reduce((sum, { balance }) => sum + balance, 0n);
};

interface Job {
  readonly counter: number;
  readonly account: string;
  readonly fen: number;
  /** How often the request is sent, and whether the copies go out together or one after the other. */
  readonly copies: number;
  readonly together: boolean;
}

const job: fc.Arbitrary<Job> = fc.record({
  counter: fc.nat({ max: 8 }),
  account: fc.constantFrom(...TARGETS),
  fen: fc.integer({ min: 1, max: 2_500_000 }),
  copies: fc.integer({ min: 1, max: 4 }),
  together: fc.boolean(),
});

async function run({ counter, account, fen, copies, together }: Job): Promise<bigint> {
  const at = counters[counter] as Counter;
  const prepared = await at.prepare('1201', deposit(account, fen));
  const send = async (): Promise<string | null> => {
    const reply = await at.post(prepared);
    return reply.status === 200 ? reply.text : null;
  };
  const texts: (string | null)[] = [];
  if (together) texts.push(...(await Promise.all(Array.from({ length: copies }, send))));
  else for (let copy = 0; copy < copies; copy += 1) texts.push(await send());
  // Refusals to wait (409, 429) say that nothing is known yet; the key finds it out.
  for (let again = 0; again < 50 && !texts.some((text) => text !== null); again += 1) texts.push(await send());
  const answers = new Set(texts.filter((text): text is string => text !== null));
  expect(answers.size).toBe(1);
  const [answer = '{}'] = answers;
  expect(JSON.parse(answer)).toMatchObject({ outcome: 'accepted', amount: String(fen) });
  expect((await at.inquire(prepared.key)).text).toBe(answer);
  return BigInt(fen);
}

test('random deposits of nine tellers, sixteen at a time, with repeated requests: every key once, and the books balance at every check', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(job, { minLength: 20, maxLength: 40 }), async (jobs) => {
      const before = await total();
      const queue = [...jobs];
      const sums = await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          let sum = 0n;
          for (let next = queue.shift(); next !== undefined; next = queue.shift()) sum += await run(next);
          return sum;
        }),
      );
      expect((await total()) - before).toBe(sums.reduce((sum, each) => sum + each, 0n));
      const { results } = await checkBooks(central.db);
      expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
    }),
    // A failure here is a matter of timing; shrinking it would only repeat it.
    { numRuns: 6, endOnFailure: true },
  );
}, 180_000);
