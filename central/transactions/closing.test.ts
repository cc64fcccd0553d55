import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  broken,
  closeFor,
  closingValues,
  type Desk,
  done,
  newPerson,
  type Opened,
  openDemand,
  openDesk,
  printAll,
  printedAccount,
  quoted,
} from '../accounts/testing/desk.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { postApproved } from '../testing/approve.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';

let central: TestCentral;
let desk: Desk;
beforeAll(async () => {
  central = await startTestCentral();
  desk = await openDesk(central, sandboxAccounts().active);
});
afterAll(() => central.stop());

const printed = (fen?: number) => printedAccount(central.db, desk, fen);
const closing = closingValues;
const close = (account: Opened) => closeFor(central.db, desk, desk.li, account);

test.each([
  [
    'lines that are not in the book',
    async () => await openDemand(central.db, desk, desk.li, await newPerson(desk), 500),
    {},
    'PASSBOOK_UNPOSTED',
  ],
  ['somebody else’s ID', printed, { shownName: '别人' }, 'NAME_DIFFERS'],
  ['another book', printed, { mediumNumber: '10000099' }, 'MEDIUM_DIFFERS'],
  ['no book', printed, { mediumNumber: null }, 'MEDIUM_DIFFERS'],
  ['pay-out to itself', async () => printed(), null, 'SAME_ACCOUNT'],
  ['pay-out to somebody else’s account', printed, { payout: { to: 'account', accountNumber: sandboxAccounts().active } }, 'NAME_DIFFERS'],
  ['notes that are not the amount', printed, { payout: { to: 'cash', denominations: { n100: 1 } } }, 'DENOMINATIONS_MISMATCH'],
] as const)('closing with %s is refused', async (_what, make, more, code) => {
  const account = await make();
  const values = closing(account, {}, more ?? { payout: { to: 'account', accountNumber: account.accountNumber } });
  expect(await quoted(desk.li, '1103', values)).toBe(code);
});

test('what a quote may leave out a posting may not: without pieces nothing is paid', async () => {
  const account = await printed(5_000);
  const reply = await desk.li.counter.post(await desk.li.counter.prepare('1103', closing(account)));
  expect(reply.value).toMatchObject({ outcome: 'rejected', error: { code: 'PIECES_MISSING' } });
  expect(await desk.li.counter.account(account.accountNumber)).toMatchObject({ state: 'active', balance: '5000' });
});

test('signed services and holds block closing until they are gone', async () => {
  const account = await printed(1_000);
  const { customerNumber, accountNumber } = account;
  const service = (status: string) =>
    done(desk, desk.li, '1002', { customerNumber, version: null, change: { what: 'service', service: 'payroll', status, accountNumber } });
  await service('active');
  expect(await close(account)).toBe('ACCOUNT_SERVICES_SIGNED');
  await service('ended');
  const change = { what: 'service', service: 'sms', status: 'active', accountNumber: null };
  await done(desk, desk.li, '1002', { customerNumber, version: null, change });
  expect(await quoted(desk.li, '1103', closing(account))).toMatchObject({
    notices: [{ level: 'warning', textEn: expect.stringContaining('sms') }],
  });
  const officers = [
    { name: '张法官', idNumber: '京法0001' },
    { name: '李书记员', idNumber: '京法0002' },
  ];
  const order = {
    accountNumber,
    kind: 'amount',
    amount: '1',
    authority: 'court',
    documentNumber: '1号',
    endsOn: null,
    requesters: officers,
  };
  const placed = await postApproved(desk.li.counter, desk.supervisor, '1107', order);
  expect(await close(account)).toBe('ACCOUNT_HELD');
  const holdId = placed.outcome === 'accepted' ? placed.result?.holdId : '';
  await postApproved(desk.li.counter, desk.supervisor, '1108', { holdId, documentNumber: '2号', reason: '结案' });
  expect(await close(account)).toMatchObject({ outcome: 'accepted' });
  expect(await broken(central.db)).toEqual([]);
});

test('two closings at once, and a withdrawal against a closing: one is done, the other learns why, and the books hold', async () => {
  const [first, second] = [await printed(30_000), await printed(30_000)];
  const both = await Promise.all(
    [desk.li, desk.wang].map(async ({ counter }) => ({ counter, form: await counter.prepare('1103', closing(first, { n100: 3 })) })),
  );
  const word = async ({ counter, form }: (typeof both)[number]) => {
    const { value } = await counter.post(form);
    return value.outcome === 'accepted' ? 'accepted' : value.error.code;
  };
  expect((await Promise.all(both.map(word))).toSorted()).toEqual(['ACCOUNT_CLOSED', 'accepted']);
  const withdrawal = { accountNumber: second.accountNumber, currency: 'CNY', amount: '10000', denominations: { n100: 1 }, remark: '' };
  const race = [
    { counter: desk.li.counter, form: await desk.li.counter.prepare('1103', closing(second, { n100: 3 })) },
    { counter: desk.wang.counter, form: await desk.wang.counter.prepare('1202', withdrawal) },
  ];
  const words = await Promise.all(race.map(word));
  expect(['accepted ACCOUNT_CLOSED', 'PASSBOOK_UNPOSTED accepted']).toContain(words.join(' '));
  expect(await broken(central.db)).toEqual([]);
});

test('the same closing sent twice is done once, and a deposit of the day is not taken back from a closed account', async () => {
  const account = await printed(0);
  const { accountNumber } = account;
  const paid = await act(desk, desk.li, '1201', {
    accountNumber,
    currency: 'CNY',
    amount: '10000',
    denominations: { n100: 1 },
    remark: '',
  });
  await printAll(desk.li, account.mediumNumber);
  const form = await desk.li.counter.prepare('1103', closing(account, { n100: 1 }));
  const [once, again] = [await desk.li.counter.post(form), await desk.li.counter.post(form)];
  expect(again.text).toBe(once.text);
  const traceNumber = typeof paid === 'string' ? '' : paid.traceNumber;
  expect(await quoted(desk.li, '1501', { traceNumber, reason: '录错', denominations: { n100: 1 } })).toBe('ACCOUNT_CLOSED');
  const opening = once.value.outcome === 'accepted' ? once.value.traceNumber : '';
  expect(await quoted(desk.li, '1501', { traceNumber: opening, reason: '录错', denominations: {} })).toBe('REVERSAL_REFUSED');
  expect(await broken(central.db)).toEqual([]);
});

test('openings are not reversed: what was opened by mistake is closed', async () => {
  const account = await printed(0);
  const opening = await central.db
    .selectFrom('journal_entry')
    .select('trace_number')
    .where('transaction_code', '=', '1101')
    .orderBy('posted_at', 'desc')
    .orderBy('trace_number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(await quoted(desk.li, '1501', { traceNumber: opening.trace_number, reason: '录错', denominations: {} })).toBe('REVERSAL_REFUSED');
  expect(await close(account)).toMatchObject({ amount: '0', result: { paid: '0' } });
  expect(await broken(central.db)).toEqual([]);
});
