import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OverrideView } from '../../contract/central/overrides.ts';
import type { PostingRequest } from '../../contract/central/transactions.ts';
import { checkBooks } from '../checks/run.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, newKey, openCounter, type Reply } from '../testing/counter.ts';

const { active, newBook } = sandboxAccounts();
/** From 200,000 yuan on a deposit needs a supervisor. */
const LARGE = 20_000_000n;
let central: TestCentral;
let teller: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  teller = await openCounter(central.url);
  supervisor = counterAt(central.url, 'PC-1001-02');
  await supervisor.signOn('100190');
});
afterAll(() => central.stop());

let form: { key: string; body: PostingRequest };
beforeEach(async () => {
  form = await teller.prepare('1201', deposit(active, LARGE));
});

const ask = (more: Record<string, unknown> = {}) =>
  teller.send<OverrideView>('POST', '/v1/overrides', {
    key: newKey(),
    body: { ...form.body, clientKey: form.key, kind: 'remote', reason: '客户存入购房款', ...more },
  });
const decide = (who: Counter, requestId: string, body: Record<string, unknown>, key = newKey()): Promise<Reply<OverrideView>> =>
  who.send('POST', `/v1/overrides/${requestId}/decisions`, { key, body: { reason: '', ...body } });
const post = async () => (await teller.post(form)).value;
const refusal = async () => {
  const outcome = await post();
  return outcome.outcome === 'rejected' ? outcome.error.code : outcome.outcome;
};

test('a large deposit is posted once a supervisor has approved it, and the entry names who did', async () => {
  const asked = await ask();
  expect(asked.value).toMatchObject({ state: 'pending', amount: LARGE.toString(), requestedBy: { tellerId: '100101' } });
  const queue = await supervisor.send<{ requests: OverrideView[] }>('GET', '/v1/overrides');
  expect(queue.value.requests.map(({ requestId }) => requestId)).toContain(asked.value.requestId);
  const approved = await decide(supervisor, asked.value.requestId, { decision: 'approve' });
  expect(approved.value).toMatchObject({ state: 'approved', decisions: [{ by: { tellerId: '100190' }, decision: 'approved' }] });
  const outcome = await post();
  expect(outcome.outcome).toBe('accepted');
  const entry = await central.db
    .selectFrom('journal_entry')
    .select('authoriser_ids')
    .where('client_key', '=', form.key)
    .executeTakeFirstOrThrow();
  expect(entry.authoriser_ids).toEqual(['100190']);
  const used = await supervisor.send<OverrideView>('GET', `/v1/overrides/${asked.value.requestId}`);
  expect(used.value.state).toBe('used');
  expect((await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0)).toEqual([]);
});

test('without an approval it is refused, and with one it is a new posting of the same form', async () => {
  expect(await refusal()).toBe('OVERRIDE_MISSING');
});

test('an approval is for exactly these figures and not for a fen more', async () => {
  const { requestId } = (await ask()).value;
  await decide(supervisor, requestId, { decision: 'approve' });
  form = await teller.prepare('1201', deposit(active, LARGE + 1n), { key: form.key });
  expect(await refusal()).toBe('OVERRIDE_MISSING');
});

test('an approval serves one posting only', async () => {
  const { requestId } = (await ask()).value;
  await decide(supervisor, requestId, { decision: 'approve' });
  expect((await post()).outcome).toBe('accepted');
  const again = await decide(supervisor, requestId, { decision: 'approve' });
  expect(again.problem).toMatchObject({ code: 'OVERRIDE_DECIDED', details: { state: 'used' } });
});

test('nobody approves their own, and a colleague whose role does not count cannot either', async () => {
  const { requestId } = (await ask()).value;
  expect((await decide(teller, requestId, { decision: 'approve' })).problem.code).toBe('OVERRIDE_OWN');
  const colleague = counterAt(central.url, 'PC-1001-03');
  await colleague.signOn('100103');
  expect((await decide(colleague, requestId, { decision: 'approve' })).problem.code).toBe('OVERRIDE_NOT_YOURS');
  expect((await decide(colleague, requestId, { decision: 'reject', reason: '不同意' })).problem.code).toBe('OVERRIDE_NOT_YOURS');
});

test('a supervisor of another branch does not see it', async () => {
  const { requestId } = (await ask()).value;
  const stranger = counterAt(central.url, 'PC-1002-01');
  await stranger.signOn('100290');
  expect((await decide(stranger, requestId, { decision: 'approve' })).problem.code).toBe('OVERRIDE_UNKNOWN');
});

test.each([
  ['reject', 'rejected'],
  ['return', 'returned'],
])('to %s needs a reason, and ends it', async (decision, state) => {
  const { requestId } = (await ask()).value;
  expect((await decide(supervisor, requestId, { decision, reason: ' ' })).problem.code).toBe('OVERRIDE_REASON_NEEDED');
  expect((await decide(supervisor, requestId, { decision, reason: '凭证不全' })).value.state).toBe(state);
  expect(await refusal()).toBe('OVERRIDE_MISSING');
});

test('the same decision sent twice under its key is answered with the same bytes', async () => {
  const { requestId } = (await ask()).value;
  const key = newKey();
  const [first, second] = [
    await decide(supervisor, requestId, { decision: 'approve' }, key),
    await decide(supervisor, requestId, { decision: 'approve' }, key),
  ];
  expect(second.text).toBe(first.text);
});

test('a request that nobody needs is refused', async () => {
  form = await teller.prepare('1201', deposit(active, 100));
  expect((await ask()).problem.code).toBe('OVERRIDE_NOT_NEEDED');
});

test('a request that is asked again takes the place of the first', async () => {
  const first = (await ask()).value.requestId;
  const second = (await ask({ reason: '补充说明' })).value.requestId;
  expect((await decide(supervisor, first, { decision: 'approve' })).problem.details.state).toBe('withdrawn');
  expect((await decide(supervisor, second, { decision: 'approve' })).value.state).toBe('approved');
});

test('who asked may take it back, also when it is approved, and then it does not count', async () => {
  const { requestId } = (await ask()).value;
  await decide(supervisor, requestId, { decision: 'approve' });
  expect((await supervisor.send('POST', `/v1/overrides/${requestId}/withdrawal`, { key: newKey() })).problem.code).toBe('NOT_PERMITTED');
  const back = await teller.send<OverrideView>('POST', `/v1/overrides/${requestId}/withdrawal`, { key: newKey() });
  expect(back.value.state).toBe('withdrawn');
  expect(await refusal()).toBe('OVERRIDE_MISSING');
});

test('a request is handed to somebody who could decide it, and to nobody else', async () => {
  const { requestId } = (await ask()).value;
  const assign = (tellerId: string) =>
    supervisor.send<OverrideView>('POST', `/v1/overrides/${requestId}/assignments`, { key: newKey(), body: { tellerId } });
  expect((await assign('100102')).problem.code).toBe('OVERRIDE_NOT_YOURS');
  expect((await assign('100190')).value.assignedTo).toBe('100190');
});

test('the queue comes in pages, those that wait longest first', async () => {
  for (let index = 0; index < 3; index += 1) {
    form = await teller.prepare('1201', deposit(active, LARGE + BigInt(index)));
    await ask();
    central.clock.advance(1_000);
  }
  const seen: OverrideView[] = [];
  let cursor = '';
  do {
    const page = await supervisor.send<{ requests: OverrideView[]; next: string | null }>('GET', `/v1/overrides?limit=2&cursor=${cursor}`);
    seen.push(...page.value.requests);
    cursor = page.value.next ?? '';
  } while (cursor !== '');
  const times = seen.map(({ createdAt }) => createdAt);
  expect(times).toEqual(times.toSorted());
  expect(new Set(seen.map(({ requestId }) => requestId)).size).toBe(seen.length);
  const largest = await supervisor.send<{ requests: OverrideView[] }>('GET', '/v1/overrides?order=amount&limit=1');
  expect(largest.value.requests[0]?.amount).toBe((LARGE + 2n).toString());
});

test('an approval of an hour ago does not count any more', async () => {
  const { requestId } = (await ask()).value;
  await decide(supervisor, requestId, { decision: 'approve' });
  central.clock.advance(25 * 60_000);
  form = await teller.prepare('1201', deposit(active, LARGE), { key: form.key });
  central.clock.advance(25 * 60_000);
  form = await teller.prepare('1201', deposit(active, LARGE), { key: form.key });
  central.clock.advance(15 * 60_000);
  expect(await refusal()).toBe('OVERRIDE_MISSING');
});

test('what is beyond the teller’s level needs a supervisor of a higher one, although no rule speaks of it', async () => {
  await supervisor.signOn('100190');
  // 300,000 yuan: below the transfer rule's 500,000, above what level 1 may do alone.
  const holder = await teller.account(newBook);
  await central.db.updateTable('accounts').set({ balance: 40_000_000n }).where('number', '=', active).execute();
  const values = { fromAccount: active, toAccount: newBook, currency: 'CNY', amount: '30000000', payeeName: holder.holderName, remark: '' };
  const quoted = await teller.quote('1203', values);
  expect(quoted.value.overrides.map(({ rule }) => rule)).toEqual(['level']);
  form = await teller.prepare('1203', values);
  expect(await refusal()).toBe('OVERRIDE_MISSING');
  form = await teller.prepare('1203', values);
  const { requestId } = (await ask()).value;
  expect((await decide(supervisor, requestId, { decision: 'approve' })).value.state).toBe('approved');
  expect((await post()).outcome).toBe('accepted');
});

describe('at the teller’s own PC', () => {
  // The hours that passed above have ended the supervisor's session.
  beforeAll(() => supervisor.signOn('100190'));
  const verify = (tellerId: string, clientKey: string) =>
    teller.send<{ proof: string }>('POST', `/v1/tellers/${tellerId}/verifications`, {
      as: 'device',
      body: { password: `guitai-${tellerId}`, purpose: 'override', clientKey },
    });

  test('a supervisor proves to stand there, and the teller stays signed on', async () => {
    const { requestId } = (await ask({ kind: 'local' })).value;
    expect((await decide(supervisor, requestId, { decision: 'approve' })).problem.code).toBe('OVERRIDE_KIND_REFUSED');
    const { proof } = (await verify('100190', form.key)).value;
    const approved = await decide(teller, requestId, { decision: 'approve', proof });
    expect(approved.value).toMatchObject({ state: 'approved', decisions: [{ by: { tellerId: '100190' } }] });
    expect((await post()).outcome).toBe('accepted');
    // The supervisor's own session, elsewhere, has not ended by it.
    expect((await supervisor.send('GET', '/v1/overrides')).status).toBe(200);
  });

  test('a proof serves once, for its own form, and nobody proves to be somebody else than the requesting teller', async () => {
    const { requestId } = (await ask({ kind: 'local' })).value;
    const other = (await verify('100190', newKey())).value.proof;
    expect((await decide(teller, requestId, { decision: 'approve', proof: other })).problem.code).toBe('VERIFICATION_REFUSED');
    const mine = (await verify('100101', form.key)).value.proof;
    expect((await decide(teller, requestId, { decision: 'approve', proof: mine })).problem.code).toBe('OVERRIDE_OWN');
    const { proof } = (await verify('100190', form.key)).value;
    // A refusal undoes everything: the supervisor need not prove it again for having forgotten the reason.
    expect((await decide(teller, requestId, { decision: 'return', reason: ' ', proof })).problem.code).toBe('OVERRIDE_REASON_NEEDED');
    expect((await decide(teller, requestId, { decision: 'return', reason: '看不清', proof })).value.state).toBe('returned');
    const again = (await ask({ kind: 'local' })).value.requestId;
    expect((await decide(teller, again, { decision: 'approve', proof })).problem.code).toBe('VERIFICATION_REFUSED');
  });

  test('a remote request that waits in vain may be met there, where its rule lets it fall back', async () => {
    const { requestId } = (await ask()).value;
    const { proof } = (await verify('100190', form.key)).value;
    expect((await decide(teller, requestId, { decision: 'approve', proof })).value.state).toBe('approved');
  });
});
