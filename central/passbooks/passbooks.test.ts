import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PassbookView } from '../../contract/views/customer.ts';
import { checkBooks } from '../checks/run.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, newKey, openCounter, type Reply } from '../testing/counter.ts';

const accounts = sandboxAccounts();
let central: TestCentral;
let counter: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = await openCounter(central.url);
});
afterAll(() => central.stop());

const bookOf = async (account: string): Promise<PassbookView> => {
  const { passbook } = await counter.account(account);
  if (passbook === null) throw new Error('no book');
  return passbook;
};

interface Acknowledgement {
  readonly version: number;
  readonly throughSequence: number;
}

const acknowledge = (book: string, body: Acknowledgement, key = newKey()): Promise<Reply<PassbookView>> =>
  counter.send('POST', `/v1/passbooks/${book}/acknowledgements`, { as: 'device', key, body: { ...body, clientKey: key } });

const printed = async (book: string) =>
  (await counter.send<{ lines: { lineNumber: number; line: { sequence: number } }[] }>('GET', `/v1/passbooks/${book}/printed`)).value.lines;

const holds = async (): Promise<void> => {
  const { results } = await checkBooks(central.db);
  expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
};

test('lines wait oldest first, and what the teller has seen on paper moves the position', async () => {
  await counter.post(await counter.prepare('1201', deposit(accounts.active, 5_000)));
  const book = await bookOf(accounts.active);
  const { lines, passbook } = (await counter.lines(book.number)).value;
  expect(passbook).toEqual(book);
  expect(lines).toHaveLength(book.unpostedLines);
  expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map(({ sequence }) => sequence).toSorted((a, b) => a - b));
  const [first, ...rest] = lines;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) throw new Error('too few lines');
  const one = (await acknowledge(book.number, { version: book.version, throughSequence: first.sequence })).value;
  expect(one).toMatchObject({ nextLine: book.nextLine + 1, version: book.version + 1, unpostedLines: book.unpostedLines - 1 });
  const all = (await acknowledge(book.number, { version: one.version, throughSequence: last.sequence })).value;
  expect(all).toMatchObject({ nextLine: book.nextLine + lines.length, version: one.version + 1, unpostedLines: 0 });
  const shown = await printed(book.number);
  expect(shown.slice(-lines.length).map(({ lineNumber, line }) => [lineNumber, line.sequence])).toEqual(
    lines.map(({ sequence }, index) => [book.nextLine + index, sequence]),
  );
  expect((await counter.lines(book.number)).value.lines).toEqual([]);
  await holds();
});

test('repeating an acknowledgement is harmless, also many times at once', async () => {
  await counter.post(await counter.prepare('1201', deposit(accounts.newBook, 5_000)));
  const book = await bookOf(accounts.newBook);
  const key = newKey();
  const body = { version: book.version, throughSequence: book.unpostedLines };
  const replies = await Promise.all(Array.from({ length: 8 }, () => acknowledge(book.number, body, key)));
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  expect((await acknowledge(book.number, body, key)).value).toMatchObject({ version: book.version + 1, unpostedLines: 0 });
  expect(await acknowledge(book.number, { ...body, throughSequence: 1 }, key)).toMatchObject({
    status: 422,
    problem: { code: 'IDEMPOTENCY_MISMATCH' },
  });
  await holds();
});

test('a form that printed in two goes acknowledges twice under its one key', async () => {
  await counter.post(await counter.prepare('1201', deposit(accounts.newBook, 100)));
  await counter.post(await counter.prepare('1201', deposit(accounts.newBook, 200)));
  const book = await bookOf(accounts.newBook);
  const lines = (await counter.lines(book.number)).value.lines;
  const key = newKey();
  const first = await acknowledge(book.number, { version: book.version, throughSequence: lines[0]?.sequence ?? 0 }, key);
  const second = await acknowledge(book.number, { version: first.value.version, throughSequence: lines[1]?.sequence ?? 0 }, key);
  expect(second).toMatchObject({ status: 200, value: { unpostedLines: 0 } });
});

test('an acknowledgement of an older position is refused, backwards and beyond the last entry too', async () => {
  await counter.post(await counter.prepare('1201', deposit(accounts.active, 300)));
  const book = await bookOf(accounts.active);
  const last = (await counter.lines(book.number)).value.lines.at(-1)?.sequence ?? 0;
  const refusal = async (body: Acknowledgement) => {
    const { status, problem } = await acknowledge(book.number, body);
    return [status, problem.code];
  };
  expect(await refusal({ version: book.version - 1, throughSequence: last })).toEqual([409, 'PASSBOOK_VERSION_DIFFERS']);
  expect(await refusal({ version: book.version + 1, throughSequence: last })).toEqual([409, 'PASSBOOK_VERSION_DIFFERS']);
  expect(await refusal({ version: book.version, throughSequence: 1 })).toEqual([409, 'PASSBOOK_VERSION_DIFFERS']);
  expect(await refusal({ version: book.version, throughSequence: last + 1 })).toEqual([400, 'INPUT_INVALID']);
  expect(await bookOf(accounts.active)).toEqual(book);
});

test('a lost book prints nothing and takes no acknowledgement', async () => {
  const book = await bookOf(accounts.lostBook);
  expect(book).toMatchObject({ state: 'lost' });
  expect((await counter.lines(book.number)).problem.code).toBe('PASSBOOK_LOST');
  expect((await acknowledge(book.number, { version: book.version, throughSequence: 99 })).problem.code).toBe('PASSBOOK_LOST');
});

test('a book takes lines until it is full; what does not fit stays unposted', async () => {
  const book = await bookOf(accounts.nearlyFullBook);
  expect(book).toMatchObject({ nextLine: 191, linesPerBook: 192, unpostedLines: 1 });
  for (const fen of [100, 200]) await counter.post(await counter.prepare('1201', deposit(accounts.nearlyFullBook, fen)));
  const { lines } = (await counter.lines(book.number)).value;
  expect(lines).toHaveLength(3);
  const [, second, third] = lines.map(({ sequence }) => sequence);
  expect((await acknowledge(book.number, { version: book.version, throughSequence: third ?? 0 })).problem.code).toBe('PASSBOOK_FULL');
  const full = await acknowledge(book.number, { version: book.version, throughSequence: second ?? 0 });
  expect(full.value).toMatchObject({ state: 'full', nextLine: 193, unpostedLines: 1 });
  expect((await counter.lines(book.number)).problem.code).toBe('PASSBOOK_FULL');
  expect((await acknowledge(book.number, { version: full.value.version, throughSequence: third ?? 0 })).problem.code).toBe('PASSBOOK_FULL');
  const deposited = await counter.post(await counter.prepare('1201', deposit(accounts.nearlyFullBook, 300)));
  expect(deposited.value).toMatchObject({ outcome: 'accepted', account: { passbook: { state: 'full', unpostedLines: 2 } } });
  await holds();
});

test('a deposit while the lines are on their way to the printer does not disturb the acknowledgement', async () => {
  await counter.post(await counter.prepare('1201', deposit(accounts.active, 10)));
  const book = await bookOf(accounts.active);
  const through = (await counter.lines(book.number)).value.lines.at(-1)?.sequence ?? 0;
  const during = await counter.prepare('1201', deposit(accounts.active, 20));
  const [, moved] = await Promise.all([
    counter.post(during),
    acknowledge(book.number, { version: book.version, throughSequence: through }),
  ]);
  expect(moved.status).toBe(200);
  expect((await bookOf(accounts.active)).unpostedLines).toBe(1);
  await holds();
});

test('a book that does not exist is unknown; without a signed-on teller no lines are shown', async () => {
  expect(await counter.lines('99999999')).toMatchObject({ status: 404, problem: { code: 'PASSBOOK_UNKNOWN' } });
  expect((await acknowledge('99999999', { version: 0, throughSequence: 1 })).problem.code).toBe('PASSBOOK_UNKNOWN');
  expect((await counterAt(central.url, 'PC-1001-02').lines('6000000011')).problem.code).toBe('SIGN_ON_NEEDED');
});
