import { describe, expect, it } from 'vitest';
import { beginDay, depositValues, quoteDeposit, startTestCounter } from '../testing/fixture.ts';

describe('a cash deposit', () => {
  it('is posted, printed, confirmed and done, and the till has the notes', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    expect(await counter.must('transaction.post', { clientKey, quoteId })).toMatchObject({
      stage: 'accepted',
      document: { state: 'prepared' },
    });
    expect(await counter.must('transaction.print', { clientKey })).toMatchObject({
      stage: 'printing',
      document: { state: 'sent', lines: [{ lineNumber: 5, paper: 'confirmed' }] },
    });
    expect(await counter.must('transaction.confirmPrint', { clientKey, lastGoodLine: 5 })).toMatchObject({
      document: { state: 'acknowledged' },
    });
    expect(await counter.must('transaction.close', { clientKey })).toMatchObject({ stage: 'done' });
    expect(counter.central.balance()).toBe(100_000n + 1_234_567n);
    const state = await counter.must('counter.state', {});
    expect(state.till).toMatchObject({ balance: String(100_000 + 1_234_567), denominations: { n100: 133, n20: 2 } });
    expect(state.forms).toEqual([]);
    const { intact, rows, anchored } = await counter.must('audit.verify', {});
    expect(intact).toBe(true);
    expect(anchored, 'central keeps the head as of the closed deposit').toBe(rows);
  });

  it('is posted once when Post is pressed twice at the same moment', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    const [first, second] = await Promise.all([
      counter.must('transaction.post', { clientKey, quoteId }),
      counter.must('transaction.post', { clientKey, quoteId }),
    ]);
    expect([first.stage, second.stage]).toContain('accepted');
    expect(counter.central.postings.get(clientKey)).toBe(1);
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'accepted' });
  });

  it.each([
    ['an amount that is not the count', { amount: '12345.68' }, 'denominations', 'DENOMINATIONS_MISMATCH'],
    ['three decimals', { amount: '1.005' }, 'amount', 'AMOUNT_TOO_MANY_DECIMALS'],
    ['a negative amount', { amount: '-5' }, 'amount', 'AMOUNT_NEGATIVE'],
    ['ten to the fifteenth', { amount: '1000000000000000' }, 'amount', 'AMOUNT_TOO_LARGE'],
    ['forty pasted digits', { amount: '1234567890'.repeat(4) }, 'amount', 'AMOUNT_TOO_LARGE'],
    ['an account number with letters', { accountNumber: '62A' }, 'accountNumber', 'ACCOUNT_NUMBER_INVALID'],
    ['no account', { accountNumber: ' ' }, 'accountNumber', 'FIELD_REQUIRED'],
    ['a note that does not exist', { denominations: { n3: 1 } }, 'denominations', 'INPUT_INVALID'],
  ])('refuses %s at its field and asks central nothing', async (_what, bad, field, code) => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey } = await counter.must('form.open', { transactionCode: '1201' });
    const result = await counter.call('transaction.quote', { clientKey, values: depositValues(bad) });
    expect(result).toMatchObject({ ok: false, error: { fields: [{ field, code }] } });
    expect(counter.central.received.filter((route) => route === 'quote')).toHaveLength(1);
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'open', values: bad });
  });

  it('needs an open till before the form opens', async () => {
    await using counter = await startTestCounter();
    await counter.must('session.signOn', { tellerId: '100101', password: 'secret' });
    expect(await counter.call('form.open', { transactionCode: '1201' })).toMatchObject({ ok: false, error: { code: 'TILL_NOT_OPEN' } });
  });

  it('says that nothing was posted when central is gone before Post', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('businessDay', 'lost');
    expect(await counter.call('transaction.post', { clientKey, quoteId })).toMatchObject({
      ok: false,
      error: { code: 'CENTRAL_UNREACHABLE' },
    });
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'quoted' });
    expect(counter.central.postings.has(clientKey)).toBe(false);
  });

  it('is not posted by a quote of other figures than the form holds by now', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    await counter.must('form.save', { clientKey, values: depositValues({ amount: '100', denominations: { n100: 1 } }) });
    expect(await counter.call('transaction.post', { clientKey, quoteId })).toMatchObject({ ok: false, error: { code: 'QUOTE_STALE' } });
    expect(counter.central.postings.has(clientKey)).toBe(false);
    // The same figures written otherwise are the same form.
    await counter.must('form.save', { clientKey, values: depositValues({ amount: '12345.67' }) });
    expect(await counter.must('transaction.post', { clientKey, quoteId })).toMatchObject({ stage: 'accepted' });
  });

  it('is not sent at all when the bank demands an override, because nobody can give one yet', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter, depositValues({ amount: '200000', denominations: { n100: 2000 } }));
    expect(await counter.call('transaction.post', { clientKey, quoteId })).toMatchObject({ ok: false, error: { code: 'OVERRIDE_NEEDED' } });
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'quoted' });
    expect(counter.central.postings.has(clientKey)).toBe(false);
  });

  it('shows the reason of a rejection, gives the cash back and keeps the row', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('post', 'rejected');
    expect(await counter.must('transaction.post', { clientKey, quoteId })).toMatchObject({
      stage: 'rejected',
      error: { code: 'ACCOUNT_FROZEN' },
    });
    expect((await counter.must('counter.state', {})).till?.balance).toBe('100000');
    const { rows } = await counter.must('journal.page', { limit: 10, before: null, businessDate: null, stage: null });
    expect(rows[0]).toMatchObject({ clientKey, stage: 'rejected', errorCode: 'ACCOUNT_FROZEN' });
  });
});

describe('a deposit in doubt', () => {
  it('is no doubt at all when central turned the request away before it began', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('post', 'notPermitted');
    expect(await counter.must('transaction.post', { clientKey, quoteId })).toMatchObject({
      stage: 'rejected',
      error: { code: 'NOT_PERMITTED' },
    });
    expect((await counter.must('counter.state', {})).till?.balance).toBe('100000');
  });

  it('stays in doubt when the session had ended, and goes through after the next sign-on', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('post', 'sessionEnded');
    expect(await counter.must('transaction.post', { clientKey, quoteId })).toMatchObject({ stage: 'inDoubt' });
    await counter.forward();
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'accepted' });
    expect(counter.central.postings.get(clientKey)).toBe(1);
  });

  it('is found posted when only the answer was cut', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('post', 'cut');
    expect(await counter.must('transaction.post', { clientKey, quoteId })).toMatchObject({ stage: 'inDoubt', error: { code: 'IN_DOUBT' } });
    expect(await counter.must('transaction.inquire', { clientKey })).toMatchObject({ stage: 'accepted' });
    expect(counter.central.postings.get(clientKey)).toBe(1);
  });

  it('is sent again under the same key when central never saw it', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('post', 'lost');
    expect(await counter.must('transaction.post', { clientKey, quoteId })).toMatchObject({ stage: 'inDoubt' });
    await counter.forward();
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'accepted' });
    expect(counter.central.postings.get(clientKey)).toBe(1);
  });

  it('is neither printed nor closed, and holds the same amount on the same account back', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('post', 'cut');
    await counter.must('transaction.post', { clientKey, quoteId });
    expect(await counter.call('transaction.print', { clientKey })).toMatchObject({ ok: false });
    expect(await counter.call('transaction.close', { clientKey })).toMatchObject({ ok: false, error: { code: 'STAGE_REFUSES' } });
    const second = await quoteDeposit(counter);
    expect(await counter.call('transaction.post', second)).toMatchObject({ ok: false, error: { code: 'DUPLICATE_IN_DOUBT' } });
    expect(await counter.call('session.signOff', {})).toMatchObject({ ok: false, error: { code: 'SIGN_OFF_BLOCKED' } });
  });

  it('waits for the teller when the business date has moved on', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('post', 'lost');
    await counter.must('transaction.post', { clientKey, quoteId });
    counter.central.businessDate = '2026-03-03';
    await counter.context.connection.probe();
    await counter.forward();
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'inDoubt' });
    expect(counter.central.postings.has(clientKey)).toBe(false);
  });
});

describe('a form', () => {
  it('comes back as typed after a crash, with the teller still signed on', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey } = await counter.must('form.open', { transactionCode: '1201' });
    await counter.must('form.save', { clientKey, values: { accountNumber: '62001', amount: '5' } });
    await counter.crash();
    const state = await counter.must('counter.state', {});
    expect(state.session?.tellerId).toBe('100101');
    expect(state.forms.map((form) => form.clientKey)).toEqual([clientKey]);
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ values: { accountNumber: '62001', amount: '5' } });
  });

  it('is kept when central ends the session, and needs a new sign-on', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey } = await counter.must('form.open', { transactionCode: '1201' });
    counter.central.trouble('quote', 'sessionEnded');
    expect(await counter.call('transaction.quote', { clientKey, values: depositValues() })).toMatchObject({
      ok: false,
      error: { code: 'SIGN_ON_NEEDED' },
    });
    expect(await counter.call('transaction.get', { clientKey })).toMatchObject({ ok: false, error: { code: 'SIGN_ON_NEEDED' } });
    await counter.must('session.signOn', { tellerId: '100101', password: 'secret' });
    expect(await counter.must('transaction.get', { clientKey })).toMatchObject({ stage: 'open', values: depositValues() });
  });
});
