import { describe, expect, it } from 'vitest';
import type { JournalRow } from '../../../contract/central/journal.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { COMPARE_ACTIONS } from '../../../contract/views/compare.ts';
import { beginDay, quoteDeposit, startTestCounter, type TestCounter } from '../testing/fixture.ts';

const DATE = '2026-03-02';
const compare = (counter: TestCounter) => counter.must('journal.compare', { businessDate: DATE });

/** A deposit that is on paper and closed. */
const deposit = async (counter: TestCounter): Promise<ClientKey> => {
  const { clientKey, quoteId } = await quoteDeposit(counter);
  await counter.must('transaction.post', { clientKey, quoteId });
  await counter.must('transaction.print', { clientKey });
  await counter.must('transaction.confirmPrint', { clientKey, lastGoodLine: 5 });
  await counter.must('transaction.close', { clientKey });
  return clientKey;
};

const posted = async (counter: TestCounter): Promise<ClientKey> => {
  const { clientKey, quoteId } = await quoteDeposit(counter);
  await counter.must('transaction.post', { clientKey, quoteId });
  return clientKey;
};

describe('the journal compared with central', () => {
  it('finds nothing where both have the same', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    await posted(counter);
    expect(await compare(counter)).toMatchObject({ here: 2, there: 2, matched: 2, differences: [], more: false, restoredAt: null });
  });

  it('finds what central has lost, and it is forwarded again under its own key: once there, cash and paper as they were', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await posted(counter);
    const till = (await counter.must('counter.state', {})).till?.balance;
    const before = (await counter.must('transaction.get', { clientKey })).accepted?.traceNumber;
    counter.central.forget(clientKey);
    expect((await compare(counter)).differences).toMatchObject([
      { kind: 'onlyHere', clientKey, action: 'forwardAgain', here: 'accepted', traceThere: null },
    ]);

    const again = await counter.must('journal.forwardAgain', { clientKey });
    expect(again).toMatchObject({ stage: 'accepted', clientKey });
    expect(again.accepted?.traceNumber).not.toBe(before);
    expect(counter.central.postings.get(clientKey)).toBe(1);
    expect((await counter.must('counter.state', {})).till?.balance).toBe(till);
    expect((await compare(counter)).differences).toEqual([]);
    expect((await counter.must('journal.forwardAgain', { clientKey })).accepted?.traceNumber).toBe(again.accepted?.traceNumber);
    expect(counter.central.postings.get(clientKey)).toBe(1);
    expect(await counter.must('audit.verify', {})).toMatchObject({ intact: true });
  });

  it('finds by the next try what became of a forwarding whose answer was cut', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await posted(counter);
    counter.central.forget(clientKey);
    counter.central.trouble('post', 'cut');
    expect(await counter.call('journal.forwardAgain', { clientKey })).toMatchObject({ ok: false, error: { code: 'CENTRAL_UNREACHABLE' } });
    expect((await compare(counter)).differences).toMatchObject([{ kind: 'different', fields: ['traceNumber'], action: 'forwardAgain' }]);
    await counter.must('journal.forwardAgain', { clientKey });
    expect(counter.central.postings.get(clientKey)).toBe(1);
    expect((await compare(counter)).differences).toEqual([]);
  });

  it('leaves the record as it is when central refuses to book it again', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await posted(counter);
    counter.central.forget(clientKey);
    counter.central.trouble('post', 'rejected');
    expect(await counter.call('journal.forwardAgain', { clientKey })).toMatchObject({ ok: false, error: { code: 'FORWARD_REFUSED' } });
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'accepted' });
    expect((await compare(counter)).differences).toMatchObject([{ kind: 'different', fields: ['outcome'], action: 'tellSupervisor' }]);
  });

  it('names what is only at central', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await posted(counter);
    const entry = counter.central.journal.get(clientKey) as JournalRow;
    const unknown = '0197a000-0000-7000-8000-0000000000ff' as ClientKey;
    counter.central.journal.set(unknown, { ...entry, clientKey: unknown, traceNumber: '19999999' });
    expect((await compare(counter)).differences).toMatchObject([
      { kind: 'onlyThere', clientKey: unknown, here: null, traceThere: '19999999', amount: '1234567', action: 'noteLostHere' },
    ]);
  });

  it('names what differs', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await posted(counter);
    const entry = counter.central.journal.get(clientKey) as JournalRow;
    counter.central.journal.set(clientKey, { ...entry, tellerId: '100109' });
    expect((await compare(counter)).differences).toMatchObject([{ kind: 'different', fields: ['tellerId'], action: 'tellSupervisor' }]);
  });

  it('lists what is in doubt after what needs somebody, and says to ask', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const lost = await posted(counter);
    await counter.must('transaction.print', { clientKey: lost });
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('post', 'cut');
    await counter.must('transaction.post', { clientKey, quoteId });
    counter.central.forget(lost);
    expect((await compare(counter)).differences).toMatchObject([
      { clientKey: lost, kind: 'onlyHere' },
      { clientKey, kind: 'open', action: 'askNow', here: 'inDoubt' },
    ]);
  });

  it('says that central is silent instead of finding differences', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    counter.central.trouble('journal', 'lost');
    expect(await counter.call('journal.compare', { businessDate: DATE })).toMatchObject({
      ok: false,
      error: { code: 'CENTRAL_UNREACHABLE' },
    });
  });

  it('forwards nothing that is not settled here', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey } = await quoteDeposit(counter);
    expect(await counter.call('journal.forwardAgain', { clientKey })).toMatchObject({ ok: false, error: { code: 'STAGE_REFUSES' } });
    expect(counter.central.postings.has(clientKey)).toBe(false);
  });

  it('counts a closed deposit as matched', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    await deposit(counter);
    expect(await compare(counter)).toMatchObject({ matched: 2, differences: [] });
  });

  it('says what to do in both languages', () => {
    for (const { zh, en } of Object.values(COMPARE_ACTIONS)) {
      expect(zh).toMatch(/[一-龥].*。$/);
      expect(en).toMatch(/\.$/);
    }
  });
});
