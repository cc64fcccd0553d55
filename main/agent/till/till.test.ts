import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { dispatchLiveEvents } from '../events/dispatch.ts';
import { beginDay, startTestCounter, type TestCounter } from '../testing/fixture.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await startTestCounter();
  await beginDay(counter);
});
afterEach(() => counter[Symbol.asyncDispose]());

const till = async () => (await counter.must('counter.state', {})).till;

/** Quotes and posts; the transaction as it stands then. */
const done = async (transactionCode: string, values: TransactionView['values']): Promise<TransactionView> => {
  const { clientKey } = await counter.must('form.open', { transactionCode });
  const { quote } = await counter.must('transaction.quote', { clientKey, values });
  return await counter.must('transaction.post', { clientKey, quoteId: quote?.quoteId ?? '' });
};

const move = (over: object = {}) => ({
  kind: 'cash',
  code: '0223',
  number: '2026030200000007',
  giver: '100102',
  receiver: '100101',
  token: null,
  givenAt: '2026-03-02T01:00:00.000Z',
  fromTill: '1001-T02',
  toTill: '1001-T01',
  amount: '20000',
  denominations: { n100: 2 },
  ...over,
});

const registered = ({ kind: _kind, code, ...row }: ReturnType<typeof move>) => ({
  ...row,
  transactionCode: code,
  witness: null,
  currency: 'CNY',
  state: 'inTransit',
  businessDate: '2026-03-02',
  settledAt: null,
  reason: null,
});

describe('the till of this counter', () => {
  it('holds other pieces of the same worth after an exchange', async () => {
    expect((await done('0224', { taken: { n50: 2 }, given: { n100: 1 } })).stage).toBe('accepted');
    expect(await till()).toMatchObject({ balance: '100000', denominations: { n100: 9, n50: 2 } });
  });

  it('gives no pieces that it does not have', async () => {
    const { clientKey } = await counter.must('form.open', { transactionCode: '0224' });
    const { quote } = await counter.must('transaction.quote', { clientKey, values: { taken: { n100: 1 }, given: { n50: 2 } } });
    const posted = await counter.call('transaction.post', { clientKey, quoteId: quote?.quoteId ?? '' });
    expect(posted).toMatchObject({ ok: false, error: { code: 'TILL_LACKS_PIECES', fields: [{ field: 'given' }] } });
    expect(await till()).toMatchObject({ balance: '100000', denominations: { n100: 10 } });
  });

  it('has less after giving, more after accepting, and what it gave again after taking it back', async () => {
    const receiver = { tillId: '1001-T02', tellerId: '100102' };
    await done('0223', { step: 'give', receiver, denominations: { n100: 3 } });
    expect(await till()).toMatchObject({ balance: '70000', denominations: { n100: 7 } });
    await done('0223', { step: 'accept', transfer: move(), denominations: { n100: 2 }, token: 'ABCD2345' });
    expect(await till()).toMatchObject({ balance: '90000', denominations: { n100: 9 } });
    const back = move({
      giver: '100101',
      receiver: '100102',
      fromTill: '1001-T01',
      toTill: '1001-T02',
      amount: '30000',
      denominations: { n100: 3 },
    });
    await done('0223', { step: 'return', transfer: back, reason: '不需要' });
    expect(await till()).toMatchObject({ balance: '120000', denominations: { n100: 12 } });
  });

  it('is as it was when central rejects a move', async () => {
    counter.central.trouble('post', 'rejected');
    const receiver = { tillId: '1001-T02', tellerId: '100102' };
    expect((await done('0223', { step: 'give', receiver, denominations: { n100: 3 } })).stage).toBe('rejected');
    expect(await till()).toMatchObject({ balance: '100000', denominations: { n100: 10 } });
  });

  it('is fetched when the other side has sent cash back', async () => {
    const tillNow = {
      tillId: '1001-T01',
      state: 'active',
      tellerId: '100101',
      currency: 'CNY',
      balance: '150000',
      denominations: { n100: 15 },
    };
    counter.central.registers.tills = { tills: [tillNow] };
    const stop = dispatchLiveEvents(counter.context);
    const payload = { number: '2026030200000007', state: 'refused', from: '1001-T01', to: '1001-T02' } as const;
    counter.line.say({ kind: 'cashMoved', branchCode: '1001', tellerId: '100102', at: '2026-03-02T01:00:00.000Z', payload });
    expect(await till()).toMatchObject({ balance: '100000' });
    counter.line.say({ kind: 'cashMoved', branchCode: '1001', tellerId: '100101', at: '2026-03-02T01:00:00.000Z', payload });
    await expect.poll(till).toMatchObject({ balance: '150000', denominations: { n100: 15 } });
    stop();
  });

  it('is gone after it was closed, and cash is refused', async () => {
    counter.central.registers.tills = { tills: [] };
    expect((await done('0212', { denominations: { n100: 10 }, difference: 'none' })).stage).toBe('accepted');
    expect(await till()).toBeNull();
    for (const transactionCode of ['0212', '1201'])
      expect(await counter.call('form.open', { transactionCode })).toMatchObject({ ok: false, error: { code: 'TILL_NOT_OPEN' } });
  });
});

describe('what central refuses', () => {
  it('stands at the field that it is about', async () => {
    const { clientKey } = await counter.must('form.open', { transactionCode: '0223' });
    counter.central.trouble('quote', 'rejected');
    const values = { step: 'accept', transfer: move(), denominations: { n100: 1 }, token: 'ABCD2345' };
    expect(await counter.call('transaction.quote', { clientKey, values })).toMatchObject({
      ok: false,
      error: { code: 'INPUT_INVALID', fields: [{ field: 'denominations', code: 'TRANSFER_COUNT_DIFFERS' }] },
    });
  });
});

describe('what is on its way', () => {
  it('is listed for giver and receiver, oldest first, each kind with what its form needs', async () => {
    const [to, from, other] = [
      move(),
      move({ number: '2026030200000005', giver: '100101', receiver: '100102', token: 'ABCD2345', givenAt: '2026-03-02T00:30:00.000Z' }),
      move({ giver: '100103', receiver: '100102' }),
    ];
    const handOver = {
      number: '2026030200000009',
      tillId: '1001-T02',
      giver: '100102',
      receiver: '100101',
      supervisor: '100190',
      token: null,
      givenAt: '2026-03-02T02:00:00.000Z',
    };
    const forms = {
      number: '2026030200000010',
      type: 'passbook',
      first: '10000001',
      last: '10000010',
      from: 'vault:1001',
      to: 'teller:100101',
      giver: '100180',
      receiver: '100101',
      state: 'inTransit',
      token: null,
      businessDate: '2026-03-02',
      givenAt: '2026-03-02T03:00:00.000Z',
      settledAt: null,
    };
    const tills = [
      { tillId: '1001-T02', state: 'paused', tellerId: '100102', currency: 'CNY', balance: '5500', denominations: { n50: 1, n5: 1 } },
    ];
    Object.assign(counter.central.registers, {
      cashMoves: { moves: [to, from, other].map(registered), handOvers: [handOver], next: null },
      voucherTransfers: { transfers: [forms], next: null },
      tills: { tills },
    });
    const { waiting } = await counter.must('transfer.list', {});
    expect(waiting.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      'cash 2026030200000005',
      'cash 2026030200000007',
      'handOver 2026030200000009',
      'vouchers 2026030200000010',
    ]);
    expect(waiting[0]).toEqual(from);
    expect(waiting[2]).toMatchObject({ code: '0241', tillId: '1001-T02', amount: '5500' });
    expect(waiting[3]).toMatchObject({ code: '0232', from: 'vault', to: 'teller', first: '10000001' });
  });

  it('is asked of central, whose silence is told', async () => {
    counter.central.trouble('cashMoves', 'lost');
    expect(await counter.call('transfer.list', {})).toMatchObject({ ok: false, error: { code: 'CENTRAL_UNREACHABLE' } });
  });
});

describe('lists for the branch', () => {
  it('name what keeps the day open with the transaction that settles it', async () => {
    const blocker = (kind: string) => ({ kind, reference: '1', textZh: '', textEn: '' });
    counter.central.registers.branchDayBlockers = {
      branchCode: '1001',
      businessDate: '2026-03-02',
      state: 'open',
      nextBusinessDate: '2026-03-03',
      blockers: ['tillOpen', 'vaultNotCounted', 'somethingNew', 'cashInTransit'].map(blocker),
    };
    const moves = [registered(move({ code: '0222', number: '1' }))];
    counter.central.registers.cashMoves = { moves, handOvers: [], next: null };
    const { blockers, nextBusinessDate } = await counter.must('branchDay.blockers', {});
    expect(nextBusinessDate).toBe('2026-03-03');
    expect(blockers.map(({ settledBy }) => settledBy)).toEqual(['0212', '0214', null, '0222']);
  });

  it('are for those whose task it is', async () => {
    for (const name of ['difference.open', 'vault.view'] as const)
      expect(await counter.call(name, {})).toMatchObject({ ok: false, error: { code: 'NOT_PERMITTED' } });
  });

  it('give the own stock of forms whole, the vault’s page by page', async () => {
    const range = { type: 'passbook', first: '10000001', last: '10000010' };
    counter.central.registers.vouchers = { own: [{ ...range, quantity: 10 }], stock: [], next: null };
    expect(await counter.must('voucher.stock', { of: 'own' })).toEqual({ ranges: [range] });
    expect(await counter.must('voucher.stock', { of: 'vault' })).toEqual({ ranges: [] });
  });
});
