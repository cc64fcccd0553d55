import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Outcome } from '../../contract/central/transactions.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { checkBooks } from '../checks/run.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, deposit, openCounter } from '../testing/counter.ts';

const { active, company } = sandboxAccounts();
let central: TestCentral;
let counter: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = await openCounter(central.url);
});
afterAll(() => central.stop());

type Results = { results: { clientKey: string; outcome: Outcome | null; error: WireError | null }[] };
type Prepared = Awaited<ReturnType<Counter['prepare']>>;
const send = (forms: readonly Prepared[]) =>
  counter.send<Results>('POST', '/v1/transactions/batches', {
    body: { postings: forms.map(({ key, body }) => ({ ...body, clientKey: key })) },
  });
const prepareAll = (amounts: readonly number[]) =>
  Promise.all(amounts.map((fen, index) => counter.prepare('1201', deposit(index % 2 === 0 ? active : company, fen))));

test('fifty deposits in one request are fifty transactions, answered in order with the bytes that the keys have', async () => {
  const before = BigInt((await counter.account(active)).balance);
  const forms = await prepareAll(Array.from({ length: 50 }, (_, index) => 100 + index));
  const reply = await send(forms);
  expect(reply.value.results.map(({ clientKey }) => clientKey)).toEqual(forms.map(({ key }) => key));
  expect(reply.value.results.every(({ outcome }) => outcome?.outcome === 'accepted')).toBe(true);
  const traces = reply.value.results.map(({ outcome }) => (outcome?.outcome === 'accepted' ? outcome.traceNumber : ''));
  expect(new Set(traces).size).toBe(50);
  for (const form of forms.slice(0, 3)) expect(reply.text).toContain((await counter.inquire(form.key)).text);
  const paid = forms.filter((_, index) => index % 2 === 0).reduce((sum, { body }) => sum + BigInt(String(body.values.amount)), 0n);
  expect(BigInt((await counter.account(active)).balance) - before).toBe(paid);
  expect((await send(forms)).text).toBe(reply.text);
  const metrics = await (await fetch(`${central.url}/metrics`)).text();
  expect(metrics).toContain('guitai_central_postings_total{transaction="1201",outcome="accepted",code=""} 50');
  expect(metrics).toContain('guitai_central_replays_total{route="postMany"} 50');
  expect((await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0)).toEqual([]);
});

test('one that is refused, one that fits no schema and one whose key was used leave the others alone', async () => {
  const forms = await prepareAll([200, 300, 400, 500]);
  const [first, refused, shapeless, reused] = forms;
  if (first === undefined || refused === undefined || shapeless === undefined || reused === undefined) throw new Error('Four forms');
  await counter.post(reused);
  const changed = [
    first,
    { ...refused, body: { ...refused.body, quoteId: first.body.quoteId } },
    { ...shapeless, body: { ...shapeless.body, values: { amount: 1 } } },
    { ...reused, body: { ...reused.body, tillId: null } },
  ];
  const { results } = (await send(changed)).value;
  expect(results.map(({ outcome, error }) => outcome?.outcome ?? error?.code)).toEqual([
    'accepted',
    'rejected',
    'INPUT_INVALID',
    'IDEMPOTENCY_MISMATCH',
  ]);
});

test('the same key twice in one request is posted once', async () => {
  const [form] = await prepareAll([100]);
  if (form === undefined) throw new Error('One form');
  const { results } = (await send([form, form])).value;
  expect(results[1]).toEqual(results[0]);
});

test('none, and fifty-one, are refused whole', async () => {
  expect((await send([])).status).toBe(400);
  const [form] = await prepareAll([100]);
  expect((await send(Array.from({ length: 51 }, () => form as Prepared))).status).toBe(400);
});
