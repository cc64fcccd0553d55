import { describe, expect, it } from 'vitest';
import { beginDay, quoteDeposit, startTestCounter } from '../testing/fixture.ts';
import { DEPOSIT_POINTS } from '../testing/points.ts';

describe('a counter that loses power', () => {
  it.each(DEPOSIT_POINTS)('at %s has the deposit once or not at all, on paper once, and the journal right', async (point) => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.dieAt(point);
    const script = [
      () => counter.call('transaction.post', { clientKey, quoteId }),
      () => counter.call('transaction.print', { clientKey }),
      () => counter.call('transaction.confirmPrint', { clientKey, lastGoodLine: 5 }),
      () => counter.call('transaction.close', { clientKey }),
    ];
    for (const step of script) await step().catch(() => undefined);

    await counter.crash();
    await counter.forward();
    let view = await counter.must('transaction.get', { clientKey });
    if (view.stage === 'quoted') {
      expect(counter.central.postings.has(clientKey)).toBe(false);
      view = await counter.must('transaction.post', { clientKey, quoteId });
    }
    // The teller goes on from where the screen says the transaction stands.
    if (view.document?.state === 'prepared') view = await counter.must('transaction.print', { clientKey });
    if (view.document?.state === 'failed' || view.document?.state === 'sent') {
      const onPaper = counter.paper.some(({ lineNumber }) => lineNumber === 5);
      view = await counter.must('transaction.confirmPrint', { clientKey, lastGoodLine: onPaper ? 5 : 0 });
      if (view.document?.state === 'prepared') {
        await counter.must('transaction.print', { clientKey });
        view = await counter.must('transaction.confirmPrint', { clientKey, lastGoodLine: 5 });
      }
    }
    await counter.forward();
    view = await counter.must('transaction.close', { clientKey });

    expect(view).toMatchObject({ stage: 'done', document: { state: 'acknowledged' } });
    expect(counter.central.postings.get(clientKey)).toBe(1);
    expect(counter.central.balance()).toBe(100_000n + 1_234_567n);
    expect(counter.central.unposted()).toBe(0);
    expect(counter.paper.filter(({ lineNumber }) => lineNumber === 5)).toHaveLength(1);
    expect((await counter.must('counter.state', {})).till?.balance).toBe(String(100_000 + 1_234_567));
    expect(await counter.must('audit.verify', {})).toMatchObject({ intact: true });
  });
});
