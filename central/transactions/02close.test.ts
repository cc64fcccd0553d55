import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { attempt, done, signedOnAt, tokenOf, voucherTokenOf, witnessAt } from '../testing/branchPeople.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, fullCount, newKey } from '../testing/counter.ts';
import { told } from '../testing/told.ts';

let central: TestCentral;
let li: Counter;
let wang: Counter;
let keeper: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  li = await signedOnAt(central.url, 'PC-1001-01', '100101');
  wang = await signedOnAt(central.url, 'PC-1001-02', '100102');
  keeper = await signedOnAt(central.url, 'PC-1001-03', '100180');
});
afterAll(() => central.stop());

const broken = async (): Promise<string[]> =>
  (await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0).map(({ name }) => name);
interface Cash {
  readonly currency: string;
  readonly amount: string;
  readonly denominations: Record<string, number>;
}
const held = async (till: string): Promise<Cash> => {
  const row = await central.db.selectFrom('till_cash').selectAll().where('till_id', '=', till).executeTakeFirstOrThrow();
  return { currency: 'CNY', amount: row.balance.toString(), denominations: row.denominations };
};
/** The count with some hundreds more or fewer. */
const off = ({ amount, denominations, ...rest }: Cash, hundreds: number): Cash => ({
  ...rest,
  amount: (BigInt(amount) + BigInt(hundreds) * 10_000n).toString(),
  denominations: { ...denominations, n100: (denominations.n100 ?? 0) + hundreds },
});
const balanceOf = async (subject: string): Promise<bigint> => {
  const rows = await central.db.selectFrom('journal_line').select(['side', 'amount']).where('subject', '=', subject).execute();
  return rows.reduce((sum, { side, amount }) => (side === 'D' ? sum + amount : sum - amount), 0n);
};
const signOnSupervisor = async (): Promise<void> => {
  supervisor = await signedOnAt(central.url, 'PC-1001-03', '100190');
};
const signOnKeeper = async (): Promise<void> => {
  keeper = await signedOnAt(central.url, 'PC-1001-03', '100180');
};

test('a count while open is recorded and changes nothing', async () => {
  await li.openTill('1001-T01');
  const count = off(await held('1001-T01'), -1);
  const outcome = await attempt(li, '0214', { tillId: '1001-T01', ...count });
  expect(outcome).toMatchObject({ outcome: 'accepted', entries: [], result: { difference: '-10000', samePieces: false } });
  expect(await held('1001-T01')).toEqual(off(count, 1));
});

test('over the limit two people count; what agrees closes the till', async () => {
  const count = { tillId: '1001-T01', ...(await held('1001-T01')) };
  expect(await attempt(li, '0212', count)).toBe('WITNESS_NEEDED');
  expect(await attempt(wang, '0212', { ...count, witness: await witnessAt(wang, '100103', '0212') })).toBe('TILL_STATE_REFUSES');
  await done(li, '0212', { ...count, seal: 'S-0001', witness: await witnessAt(li, '100103', '0212') });
  const { value } = await li.send<{ tills: { state: string; tellerId: string | null }[] }>('GET', '/v1/tills');
  expect(value.tills[0]).toMatchObject({ state: 'sealed', tellerId: null });
  expect(await attempt(li, '0212', count)).toBe('TILL_STATE_REFUSES');
  const register = await li.send('GET', '/v1/cash-counts');
  expect(register.value).toMatchObject({ counts: [{ kind: 'close', seal: 'S-0001', secondTeller: '100103' }, { kind: 'check' }] });
});

test('a short and an over are explained before a supervisor, booked apart, and decided each for itself', async () => {
  await li.openTill('1001-T01');
  const short = { tillId: '1001-T01', ...off(await held('1001-T01'), -2) };
  expect(await attempt(li, '0212', { ...short, witness: await witnessAt(li, '100190', '0212') })).toBe('TILL_DIFFERENCE_UNEXPLAINED');
  const explained = { ...short, explanation: '付款时多付二百元' };
  expect(await attempt(li, '0212', { ...explained, witness: await witnessAt(li, '100103', '0212') })).toBe('WITNESS_REFUSED');
  const first = await done(li, '0212', { ...explained, witness: await witnessAt(li, '100190', '0212') });
  await li.send('GET', '/v1/tills');
  const reopened = await attempt(li, '0211', short);
  expect(reopened).toMatchObject({ outcome: 'accepted' });
  const over = { tillId: '1001-T01', ...off(await held('1001-T01'), 3), explanation: '长款待查' };
  const second = await done(li, '0212', { ...over, witness: await witnessAt(li, '100190', '0212') });
  expect([await balanceOf('1221.01'), await balanceOf('2241.01')]).toEqual([20_000n, -30_000n]);
  expect(await broken()).toEqual([]);

  await signOnSupervisor();
  const decide = { currency: 'CNY', reason: '已查明' };
  expect(await attempt(li, '0215', { ...decide, number: first, amount: '20000' })).toBe('NOT_PERMITTED');
  expect(await attempt(supervisor, '0215', { ...decide, number: first, amount: '30000' })).toBe('DIFFERENCE_NOT_OPEN');
  await done(supervisor, '0215', { ...decide, number: first, amount: '20000' });
  await done(supervisor, '0215', { ...decide, number: second, amount: '30000' });
  expect(await attempt(supervisor, '0215', { ...decide, number: second, amount: '30000' })).toBe('DIFFERENCE_NOT_OPEN');
  expect([await balanceOf('1221.01'), await balanceOf('2241.01'), await balanceOf('6711'), await balanceOf('6301')]).toEqual([
    0n,
    0n,
    20_000n,
    -30_000n,
  ]);
  expect(await broken()).toEqual([]);
});

test('a whole till goes to a colleague with all its forms, when both have counted', async () => {
  const count = { tillId: '1001-T02', ...fullCount('1001-T02') };
  await wang.openTill('1001-T02');
  const zeng = await signedOnAt(central.url, 'PC-1001-01', '100103');
  const { own } = (await zeng.send<{ own: { type: string; first: string; last: string }[] }>('GET', '/v1/vouchers')).value;
  await signOnKeeper();
  for (const { type, first, last } of own) {
    const forms = { type, first, last, from: 'teller', to: 'vault' };
    const handedIn = await done(zeng, '0232', { step: 'give', receiver: '100180', ...forms });
    const accept = { step: 'accept', number: handedIn, token: await voucherTokenOf(zeng, handedIn), ...forms };
    await done(keeper, '0232', { ...accept, witness: await witnessAt(keeper, '100190', '0232') });
  }
  const give = { step: 'give', receiver: '100103', ...count };
  expect(await attempt(wang, '0241', { ...give, receiver: '100101', witness: await witnessAt(wang, '100190', '0241') })).toBe(
    'RECEIVER_NOT_READY',
  );
  expect(await attempt(wang, '0241', { ...give, witness: await witnessAt(wang, '100180', '0241') })).toBe('WITNESS_REFUSED');
  const before = (await told(central.db, 'cashMoved')).length;
  const back = await done(wang, '0241', { ...give, witness: await witnessAt(wang, '100190', '0241') });
  expect(await attempt(wang, '0213', { tillId: '1001-T02', step: 'resume' })).toBe('TILL_STATE_REFUSES');
  expect(await attempt(wang, '0212', { ...count })).toBe('TILL_CLOSE_BLOCKED');
  await done(zeng, '0241', { step: 'return', number: back, ...count });
  const number = await done(wang, '0241', { ...give, witness: await witnessAt(wang, '100190', '0241') });
  const token = await tokenOf(wang, number);
  await done(zeng, '0241', { step: 'accept', number, token, ...count });
  const news = (to: string, of: string, state: string) => ({ to, payload: { number: of, state, from: '1001-T02', to: '1001-T02' } });
  expect((await told(central.db, 'cashMoved')).slice(before)).toEqual([
    news('100103', back, 'handedOver'),
    news('100102', back, 'refused'),
    news('100103', number, 'handedOver'),
    news('100102', number, 'received'),
  ]);
  expect((await zeng.send('GET', '/v1/vouchers')).value).toMatchObject({ own: { length: 7 } });
  expect((await wang.send('GET', '/v1/vouchers')).value).toMatchObject({ own: [] });
  expect(await attempt(wang, '0213', { tillId: '1001-T02', step: 'pause' })).toBe('TILL_STATE_REFUSES');
  await done(zeng, '0213', { tillId: '1001-T02', step: 'pause' });
});

test('closing the day names everything that is open, and the next day is central’s', async () => {
  await wang.openTill('1001-T03');
  const zeng = await signedOnAt(central.url, 'PC-1001-01', '100103');
  await done(zeng, '0213', { tillId: '1001-T02', step: 'resume' });
  const way = { fromTill: '1001-T03', toTill: '1001-T02', currency: 'CNY', amount: '10000', denominations: { n100: 1 } };
  const number = await done(wang, '0223', { step: 'give', receiver: '100103', ...way });
  await signOnSupervisor();
  const quoted = await supervisor.quote('0202', { businessDate: '2025-03-10' }, { tillId: null });
  expect(quoted.problem).toMatchObject({ code: 'BRANCH_DAY_BLOCKED', details: { count: '4' } });
  for (const name of ['1001-T02', '1001-T03', number, '1001-T00']) expect(quoted.problem.details.blockers).toContain(name);
  const kinds = async (): Promise<string[]> =>
    (await supervisor.send<{ blockers: { kind: string }[] }>('GET', '/v1/branch-day/blockers')).value.blockers.map(({ kind }) => kind);
  expect(await kinds()).toEqual(['tillOpen', 'tillOpen', 'cashInTransit', 'vaultNotCounted']);
  await done(wang, '0223', { step: 'return', number, ...way });
  await done(wang, '0212', { tillId: '1001-T03', ...(await held('1001-T03')), witness: await witnessAt(wang, '100190', '0212') });
  await done(zeng, '0212', { tillId: '1001-T02', ...(await held('1001-T02')), witness: await witnessAt(zeng, '100190', '0212') });
  await signOnKeeper();
  const vault = { tillId: '1001-T00', ...(await held('1001-T00')) };
  await done(keeper, '0214', { ...off(vault, -1), tillId: '1001-T00', witness: await witnessAt(keeper, '100190', '0214') });
  expect((await keeper.send('GET', '/v1/branch-day/blockers')).value).toMatchObject({ blockers: [{ kind: 'vaultUnbalanced' }] });
  await done(keeper, '0214', { ...vault, witness: await witnessAt(keeper, '100101', '0214') });
  await signOnSupervisor();
  const request = (expiresAt: string) => ({
    id: '0190a000-0000-7000-8000-0000000000aa',
    branch_code: '1001',
    device_id: 'PC-1001-01',
    client_key: newKey(),
    figures_hash: 'a'.repeat(64),
    transaction_code: '1202',
    business_date: '2025-03-10',
    teller_id: '100101',
    kind: 'remote' as const,
    currency: 'CNY',
    amount: 1n,
    form: '{}',
    rules: ['x'],
    reason: '',
    state: 'pending' as const,
    assigned_to: null,
    created_at: '2025-03-10T01:00:00Z',
    expires_at: expiresAt,
    entry_id: null,
  });
  await central.db.insertInto('override_requests').values(request('2025-03-10T02:00:00Z')).execute();
  expect(await attempt(supervisor, '0202', { businessDate: '2025-03-10' })).toBe('BRANCH_DAY_BLOCKED');
  expect(await kinds()).toEqual(['overridePending']);
  await central.db.updateTable('override_requests').set({ expires_at: '2025-03-10T00:59:59Z' }).execute();
  expect(await kinds()).toEqual([]);
  expect(await attempt(supervisor, '0201', { businessDate: '2025-03-11' })).toBe('BRANCH_DAY_OPEN');
  await done(supervisor, '0202', { businessDate: '2025-03-10' });
  expect(await attempt(wang, '0211', fullCount('1001-T03'))).toBe('BRANCH_DAY_CLOSED');
  expect((await supervisor.send('GET', '/v1/branch-day/blockers')).value).toMatchObject({
    state: 'closed',
    nextBusinessDate: '2025-03-11',
  });
  expect(await attempt(supervisor, '0201', { businessDate: '2025-03-12' })).toBe('BRANCH_DAY_DATE_WRONG');
  await done(supervisor, '0201', { businessDate: '2025-03-11' });
  expect((await told(central.db, 'branchDayChanged')).map(({ payload }) => payload)).toEqual([
    { businessDate: '2025-03-10', state: 'closed' },
    { businessDate: '2025-03-11', state: 'open' },
  ]);
  expect(await attempt(wang, '0211', fullCount('1001-T03'))).toBe('BUSINESS_DATE_CHANGED');
  await wang.signOn('100102');
  expect(await attempt(wang, '0211', fullCount('1001-T03'))).toMatchObject({ outcome: 'accepted', businessDate: '2025-03-11' });
  expect(await broken()).toEqual([]);
});

test('counterfeit notes are taken in by two people, and what follows is told', async () => {
  const found = {
    item: 'cny-note',
    currency: 'CNY',
    faceValue: '10000',
    serials: ['HD90260001', 'HD90260002', 'HD90260003', 'HD90260004', 'HD90260005'],
    pieces: 5,
    certificateNumber: 'JB20250001',
    holderName: '张三',
    holderIdType: 'residentId',
    holderIdNumber: '110101199003070011',
  };
  const key = newKey();
  const send = (witness: unknown, used = key) =>
    wang.send<Record<string, unknown>>('POST', '/v1/counterfeits', { key: used, body: { ...found, witness } });
  expect((await send(await witnessAt(wang, '100102', 'counterfeit', key))).problem.code).toBe('WITNESS_REFUSED');
  expect((await send(await witnessAt(wang, '100190', 'counterfeit', newKey()))).problem.code).toBe('VERIFICATION_REFUSED');
  const witness = await witnessAt(wang, '100190', 'counterfeit', key);
  const recorded = await send(witness);
  expect(recorded.value).toMatchObject({
    stamped: true,
    sealedBag: false,
    reportPolice: true,
    appraisalBy: '2025-03-14',
    secondTeller: '100190',
  });
  // On its way or there already, looked for in this order: the relay runs by itself.
  const alerts = (table: 'event_outbox' | 'events') =>
    central.db.selectFrom(table).select(['branch_code', 'payload']).where('kind', '=', 'alert').execute();
  expect([...(await alerts('event_outbox')), ...(await alerts('events'))]).toContainEqual({
    branch_code: '1001',
    payload: expect.objectContaining({ level: 'critical', code: 'counterfeit' }),
  });
  expect((await send(witness)).text).toBe(recorded.text);
  const again = newKey();
  expect((await send(await witnessAt(wang, '100190', 'counterfeit', again), again)).problem.code).toBe('COUNTERFEIT_CERTIFICATE_USED');
  expect((await wang.send('GET', '/v1/counterfeits')).value).toMatchObject({
    counterfeits: [{ certificateNumber: 'JB20250001' }],
    next: null,
  });

  // The same as a posting of the counter, on another certificate.
  const values = { ...found, certificateNumber: 'JB20250002', pieces: 2, serials: ['AA1', 'AA2'] };
  expect(await attempt(wang, '0216', { ...values, witness: await witnessAt(wang, '100102', '0216') })).toBe('WITNESS_REFUSED');
  const posted = await attempt(wang, '0216', { ...values, witness: await witnessAt(wang, '100190', '0216') });
  expect(posted).toMatchObject({
    outcome: 'accepted',
    amount: '0',
    result: { stamped: true, sealedBag: false, reportPolice: false, appraisalBy: '2025-03-14' },
  });
  const number = typeof posted !== 'string' && posted.outcome === 'accepted' ? posted.traceNumber : '';
  expect((await wang.send('GET', '/v1/counterfeits')).value).toMatchObject({
    counterfeits: [{ number, certificateNumber: 'JB20250002', secondTeller: '100190' }, { certificateNumber: 'JB20250001' }],
  });
  expect(await attempt(wang, '0216', { ...values, witness: await witnessAt(wang, '100190', '0216') })).toBe('COUNTERFEIT_CERTIFICATE_USED');
});
