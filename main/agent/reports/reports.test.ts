import { describe, expect, it } from 'vitest';
import { beginDay, quoteDeposit, startTestCounter, type TestCounter } from '../testing/fixture.ts';

const deposit = async (counter: TestCounter): Promise<void> => {
  const { clientKey, quoteId } = await quoteDeposit(counter);
  await counter.must('transaction.post', { clientKey, quoteId });
  await counter.must('transaction.skipPrint', { clientKey });
  await counter.must('transaction.close', { clientKey });
};
const OWN = { kind: 'till', businessDate: null, tillId: null } as const;

describe('the balancing sheet of a till', () => {
  it('is made of this counter’s own journal, and says that central was not asked when it is silent', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    await deposit(counter);
    await deposit(counter);
    counter.central.trouble('tillReport', 'lost');
    const sheet = await counter.must('report.make', OWN);
    expect(sheet).toMatchObject({ kind: 'till', about: '1001-T01', names: { zh: '尾箱轧账单' } });
    const [byPiece, byCode] = sheet.tables;
    expect(byPiece?.rows.find(([id]) => id === 'n100')).toEqual(['n100', '10', '246', '0', '0', '256', '2560000']);
    expect(byCode?.rows).toEqual([['1201', '2', '2469134', '0']]);
    expect(sheet.checks.map(({ holds }) => holds)).toEqual([true, false]);
    expect(sheet.checks[1]).toMatchObject({ names: { zh: '与中心账面核对：中心未应答，未核对' }, detail: 'CENTRAL_UNREACHABLE' });
  });

  it('agrees with what central has booked, or says by how much it does not', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    await deposit(counter);
    const rows = [{ transactionCode: '1201', entries: 1, in: '1234567', out: '0' }];
    const report = { tillId: '1001-T01', businessDate: '2026-03-02', currency: 'CNY', opening: '100000', rows, booked: '1334567' };
    counter.central.registers.tillReport = report;
    expect((await counter.must('report.make', OWN)).checks.map(({ holds }) => holds)).toEqual([true, true, true]);
    counter.central.registers.tillReport = { ...report, booked: '1334568' };
    expect((await counter.must('report.make', OWN)).checks).toMatchObject([
      { holds: true },
      { holds: false, detail: '13,345.67 / 13,345.68' },
      { holds: false },
    ]);
  });

  it('leaves out what was given up, refused, or belongs to nobody’s till', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey } = await quoteDeposit(counter);
    await counter.must('form.discard', { clientKey });
    counter.central.trouble('post', 'rejected');
    const rejected = await quoteDeposit(counter);
    await counter.must('transaction.post', rejected);
    counter.central.trouble('tillReport', 'lost');
    const sheet = await counter.must('report.make', OWN);
    expect(sheet.tables[1]?.rows).toEqual([]);
    expect(sheet.tables[0]?.sum?.[6]).toBe('100000');
  });

  it('is refused in words where the till was not opened here, and where the teller has none', async () => {
    await using counter = await startTestCounter();
    await counter.must('session.signOn', { tellerId: '100101', password: 'secret' });
    expect(await counter.call('report.make', OWN)).toMatchObject({ ok: false, error: { code: 'TILL_NOT_OPEN' } });
    expect(await counter.call('report.make', { ...OWN, tillId: '1001-T02' })).toMatchObject({
      ok: false,
      error: { code: 'TILL_NOT_HERE', details: { tillId: '1001-T02' } },
    });
  });
});

describe('the journal, filtered', () => {
  const rows = async (counter: TestCounter, filter: object): Promise<number> =>
    (await counter.must('journal.page', { limit: 50, before: null, businessDate: null, stage: null, ...filter })).rows.length;

  it('by transaction, by amounts with both ends, and by part of a number; signs of a pattern mean themselves', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    await deposit(counter);
    expect(await rows(counter, {})).toBe(2);
    expect(await rows(counter, { transactionCode: '1201' })).toBe(1);
    expect(await rows(counter, { amountFrom: '1234567', amountTo: '1234567' })).toBe(1);
    expect(await rows(counter, { amountFrom: '1234568' })).toBe(0);
    expect(await rows(counter, { amountTo: '1234566', transactionCode: '1201' })).toBe(0);
    expect(await rows(counter, { text: '100101' })).toBe(2);
    expect(await rows(counter, { text: '%' })).toBe(0);
    expect(await rows(counter, { text: '_' })).toBe(0);
    expect(await rows(counter, { text: "'; --" })).toBe(0);
  });
});
