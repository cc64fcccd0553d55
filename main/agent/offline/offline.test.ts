import { describe, expect, it } from 'vitest';
import type { ClientKey } from '../../../contract/primitives.ts';
import { openDatabase } from '../../../db/sqlite/database.ts';
import { ACCOUNT } from '../testing/central.ts';
import { beginDay, startTestCounter, type TestCounter } from '../testing/fixture.ts';
import { fetchParameters } from './parameters.ts';

const start = async (): Promise<TestCounter> => {
  const counter = await startTestCounter();
  await beginDay(counter);
  await fetchParameters(counter.context);
  return counter;
};

const goOffline = async (counter: TestCounter): Promise<void> => {
  counter.central.down = true;
  await counter.context.connection.probe();
};
const comeBack = async (counter: TestCounter): Promise<void> => {
  counter.central.down = false;
  await counter.context.connection.probe();
};

const hundreds = (count: number, accountNumber: string = ACCOUNT) => ({
  accountNumber,
  amount: String(count * 100),
  denominations: { n100: count },
  remark: '',
});

/** The quote's error, or the stage after posting. */
const deposit = async (counter: TestCounter, values: ReturnType<typeof hundreds>): Promise<{ clientKey: ClientKey; said: string }> => {
  const { clientKey } = await counter.must('form.open', { transactionCode: '1201' });
  const quoted = await counter.call('transaction.quote', { clientKey, values });
  if (!quoted.ok) return { clientKey, said: quoted.error.code };
  const posted = await counter.call('transaction.post', { clientKey, quoteId: quoted.value.quote?.quoteId ?? '' });
  return { clientKey, said: posted.ok ? posted.value.stage : `${posted.error.code} ${posted.error.details.limit ?? ''}`.trim() };
};

describe('while central is out of reach', () => {
  it('takes a deposit in, says that it is queued, and forwards it once when central is back', async () => {
    await using counter = await start();
    await goOffline(counter);
    const before = counter.central.balance();
    const { clientKey, said } = await deposit(counter, hundreds(50));
    expect(said).toBe('queued');
    expect((await counter.must('offline.queue', {})).sum).toBe('500000');
    await counter.forward();
    expect((await counter.must('transaction.get', { clientKey })).stage).toBe('queued');
    await comeBack(counter);
    await counter.forward();
    await counter.forward();
    const after = await counter.must('transaction.get', { clientKey });
    expect(after).toMatchObject({ stage: 'done', document: { state: 'skipped' } });
    expect(counter.central.postings.get(clientKey)).toBe(1);
    expect(counter.central.balance()).toBe(before + 500_000n);
    expect((await counter.must('counter.state', {})).till?.denominations.n100).toBe(60);
  });

  it('goes on at its next look when only an answer was cut, without waiting for a heartbeat', async () => {
    await using counter = await start();
    await goOffline(counter);
    const { clientKey } = await deposit(counter, hundreds(10));
    await comeBack(counter);
    counter.central.trouble('forwardCaptured', 'cut');
    await counter.forward();
    expect(counter.context.connection.state()).toBe('offline');
    expect((await counter.must('transaction.get', { clientKey })).stage).toBe('queued');
    await counter.forward();
    expect(counter.context.connection.state()).toBe('online');
    expect((await counter.must('transaction.get', { clientKey })).stage).toBe('done');
    expect(counter.central.postings.get(clientKey)).toBe(1);
  });

  it('posts the others of a batch although one of them is broken here', async () => {
    await using counter = await start();
    await goOffline(counter);
    const good = await deposit(counter, hundreds(10));
    const broken = await deposit(counter, hundreds(20));
    const last = await deposit(counter, hundreds(30));
    const database = openDatabase(counter.database.path, counter.database.keyHex);
    database.prepare(`UPDATE till_movement SET state = 'void' WHERE client_key = ?`).run(broken.clientKey);
    database.close();
    await comeBack(counter);
    await counter.forward();
    await counter.forward();
    const stages = [];
    for (const { clientKey } of [good, broken, last]) stages.push((await counter.must('transaction.get', { clientKey })).stage);
    expect(stages).toEqual(['accepted', 'queued', 'accepted']);
    expect(counter.central.postings.get(last.clientKey)).toBe(1);
  });

  it('survives a crash and a sign-off with everything that it took in', async () => {
    await using counter = await start();
    await goOffline(counter);
    const { clientKey } = await deposit(counter, hundreds(10));
    await counter.crash();
    expect((await counter.must('transaction.get', { clientKey })).stage).toBe('queued');
    await comeBack(counter);
    await counter.forward();
    expect((await counter.must('transaction.get', { clientKey })).stage).toBe('done');
  });

  it('keeps to each limit exactly: the last yuan fits, the next one does not', async () => {
    await using counter = await start();
    await goOffline(counter);
    expect((await deposit(counter, hundreds(200))).said).toBe('queued');
    expect((await deposit(counter, hundreds(201))).said).toBe('OFFLINE_LIMIT perTransaction');
    expect((await deposit(counter, hundreds(100))).said).toBe('queued');
    expect((await deposit(counter, hundreds(1))).said).toBe('OFFLINE_LIMIT perAccountAndDay');
    expect((await deposit(counter, hundreds(200, '6200100000000033'))).said).toBe('queued');
    expect((await deposit(counter, hundreds(1, '6200100000000041'))).said).toBe('OFFLINE_LIMIT perTellerAndDay');
  });

  it('refuses an account of the stop list, and what the catalogue does not allow offline', async () => {
    await using counter = await start();
    await goOffline(counter);
    expect((await deposit(counter, hundreds(1, '6200100000000025'))).said).toBe('OFFLINE_STOPPED');
    const { clientKey } = await counter.must('form.open', { transactionCode: '1203' });
    const values = { fromAccount: ACCOUNT, toAccount: '6200100000000033', amount: '1.00', payeeName: '王芳' };
    expect(await counter.call('transaction.quote', { clientKey, values })).toMatchObject({ error: { code: 'OFFLINE_NOT_ALLOWED' } });
  });

  it('takes nothing in once what it goes by is a day old', async () => {
    await using counter = await start();
    await goOffline(counter);
    counter.advance(24 * 3_600_000 + 1_000);
    await counter.must('session.unlock', { password: 'secret' }).catch(() => undefined);
    expect((await deposit(counter, hundreds(1))).said).toBe('OFFLINE_STALE');
  });

  it('books on a number what central cannot post, and says why', async () => {
    await using counter = await start();
    await goOffline(counter);
    const { clientKey } = await deposit(counter, hundreds(3, '6200100000000033'));
    await comeBack(counter);
    await counter.forward();
    const view = await counter.must('transaction.get', { clientKey });
    expect(view).toMatchObject({ stage: 'done', accepted: { result: { suspended: { code: 'ACCOUNT_UNKNOWN' } } } });
  });

  it('quotes anew instead of putting off what could be booked, when central comes back between quote and post', async () => {
    await using counter = await start();
    await goOffline(counter);
    const { clientKey } = await counter.must('form.open', { transactionCode: '1201' });
    const { quote } = await counter.must('transaction.quote', { clientKey, values: hundreds(1) });
    expect(quote?.offline).toBe(true);
    await comeBack(counter);
    const posted = await counter.call('transaction.post', { clientKey, quoteId: quote?.quoteId ?? '' });
    expect(posted).toMatchObject({ ok: false, error: { code: 'QUOTE_STALE' } });
  });
});

describe('a supervisor', () => {
  it('cannot be the teller who took it in', async () => {
    await using counter = await start();
    await goOffline(counter);
    const { clientKey } = await deposit(counter, hundreds(1));
    const decision = { clientKey, decision: 'void' as const, reason: '客户改变主意', tellerId: '100101', password: 'secret' };
    expect(await counter.call('offline.decide', decision)).toMatchObject({ error: { code: 'OWN_ACT_REFUSED' } });
  });
});
