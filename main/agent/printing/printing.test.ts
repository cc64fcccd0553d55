import { describe, expect, it } from 'vitest';
import { wireError } from '../../../contract/errors/wire.ts';
import { beginDay, quoteDeposit, startTestCounter, type TestCounter } from '../testing/fixture.ts';
import type { PaperReport } from './steps.ts';

const postDeposit = async (counter: TestCounter) => {
  const { clientKey, quoteId } = await quoteDeposit(counter);
  await counter.must('transaction.post', { clientKey, quoteId });
  return clientKey;
};

const jam = (maybe: number[]): PaperReport => ({
  confirmed: [],
  maybe,
  error: wireError('PRINT_FAILED', { deviceCode: 'mediaJammed', printed: '0', maybe: String(maybe.length) }),
});

describe('printing the passbook', () => {
  it('prints the line again after a jam that left nothing readable', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await postDeposit(counter);
    counter.printerSays(() => jam([5]));
    expect(await counter.must('transaction.print', { clientKey })).toMatchObject({
      document: { state: 'failed', lines: [{ paper: 'maybe' }] },
    });
    expect(await counter.call('transaction.print', { clientKey })).toMatchObject({ ok: false, error: { code: 'PRINT_UNCONFIRMED' } });
    await counter.must('transaction.confirmPrint', { clientKey, lastGoodLine: 0 });
    await counter.must('transaction.print', { clientKey });
    expect(await counter.must('transaction.confirmPrint', { clientKey, lastGoodLine: 5 })).toMatchObject({
      document: { state: 'acknowledged' },
    });
    expect(counter.central.unposted()).toBe(0);
  });

  it('takes the line as printed when the teller sees it in the book in spite of the fault', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await postDeposit(counter);
    counter.printerSays(() => jam([5]));
    await counter.must('transaction.print', { clientKey });
    await counter.must('transaction.confirmPrint', { clientKey, lastGoodLine: 5 });
    expect(counter.paper).toHaveLength(1);
    expect(counter.central.unposted()).toBe(0);
  });

  it('may simply be tried again when not a byte has left, as when the book is missing', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await postDeposit(counter);
    counter.printerSays(() => ({ confirmed: [], maybe: [], error: wireError('MEDIA_MISSING', { deviceCode: 'noMediaPresent' }) }));
    expect(await counter.must('transaction.print', { clientKey })).toMatchObject({
      document: { state: 'failed', error: { code: 'MEDIA_MISSING' } },
    });
    expect(await counter.must('transaction.print', { clientKey })).toMatchObject({ document: { state: 'sent' } });
  });

  it('acknowledges only the lines up to the last good one', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const first = await postDeposit(counter);
    await counter.must('transaction.skipPrint', { clientKey: first });
    await counter.must('transaction.close', { clientKey: first });
    const second = await postDeposit(counter);
    const printed = await counter.must('transaction.print', { clientKey: second });
    expect(printed.document?.lines.map(({ lineNumber }) => lineNumber)).toEqual([5, 6]);
    const confirmed = await counter.must('transaction.confirmPrint', { clientKey: second, lastGoodLine: 5 });
    expect(confirmed.document).toMatchObject({ state: 'prepared', lines: [] });
    expect(counter.central.unposted()).toBe(1);
  });

  it('is settled for the teller when central is silent, and central hears of it later', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await postDeposit(counter);
    await counter.must('transaction.print', { clientKey });
    counter.central.trouble('acknowledgeLines', 'cut');
    expect(await counter.must('transaction.confirmPrint', { clientKey, lastGoodLine: 5 })).toMatchObject({
      document: { state: 'confirmed' },
    });
    expect((await counter.must('counter.state', {})).queued).toBe(1);
    await counter.forward();
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ document: { state: 'acknowledged' } });
    expect((await counter.must('counter.state', {})).queued).toBe(0);
  });

  it('hears late acknowledgements also for a transaction that is done', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const clientKey = await postDeposit(counter);
    await counter.must('transaction.print', { clientKey });
    counter.central.trouble('acknowledgeLines', 'lost');
    await counter.must('transaction.confirmPrint', { clientKey, lastGoodLine: 5 });
    await counter.must('transaction.close', { clientKey });
    await counter.forward();
    expect(counter.central.unposted()).toBe(0);
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'done', document: { state: 'acknowledged' } });
    expect((await counter.must('counter.state', {})).queued).toBe(0);
  });
});
