import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Answered,
  act,
  broken,
  closeFor,
  type Desk,
  demandValues,
  newPerson,
  nextForm,
  openDesk,
  type Person,
  printAll,
  type Teller,
} from '../accounts/testing/desk.ts';
import { type Event, type Life, live, UNBORN } from '../accounts/testing/lives.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { deposit, newKey } from '../testing/counter.ts';

let central: TestCentral;
let desk: Desk;
beforeAll(async () => {
  central = await startTestCentral();
  desk = await openDesk(central, sandboxAccounts().active);
});
afterAll(() => central.stop());

/** A person with the numbers that the bank gave out, and what the model knows of them. */
interface Known extends Person {
  accountNumber: string;
  mediumNumber: string;
  holds: string[];
  life: Life;
}

const HUNDRED = 10_000;
const officers = [
  { name: '张法官', idNumber: '京法0001' },
  { name: '李书记员', idNumber: '京法0002' },
];

async function print(teller: Teller, known: Known): Promise<Answered> {
  const { status, problem } = await teller.counter.lines(known.mediumNumber);
  if (status !== 200) return problem.code;
  await printAll(teller, known.mediumNumber);
  return 'accepted';
}

async function open(teller: Teller, known: Known, hundreds: number): Promise<Answered> {
  const form = await nextForm(central.db, teller, 'passbook');
  const opened = await act(desk, teller, '1101', demandValues(known, form, hundreds * HUNDRED));
  if (typeof opened !== 'string') {
    known.accountNumber = String(opened.result?.accountNumber);
    known.mediumNumber = form;
  }
  return opened;
}

async function freeze(teller: Teller, known: Known): Promise<Answered> {
  const { accountNumber } = known;
  const order = {
    accountNumber,
    kind: 'freeze',
    amount: null,
    authority: 'court',
    documentNumber: '1号',
    endsOn: null,
    requesters: officers,
  };
  const placed = await act(desk, teller, '1107', order);
  if (typeof placed !== 'string') known.holds.push(String(placed.result?.holdId));
  return placed;
}

async function release(teller: Teller, known: Known): Promise<Answered> {
  const holdId = known.holds[0] ?? newKey();
  const released = await act(desk, teller, '1108', { holdId, documentNumber: '2号', reason: '结案' });
  if (typeof released !== 'string') known.holds = known.holds.filter((each) => each !== holdId);
  return released;
}

async function happen(teller: Teller, known: Known, event: Event): Promise<string> {
  const { accountNumber, mediumNumber, name: shownName } = known;
  const answer = async (): Promise<Answered> => {
    switch (event.kind) {
      case 'open':
        return await open(teller, known, event.hundreds);
      case 'deposit':
        return await act(desk, teller, '1201', deposit(accountNumber, event.hundreds * HUNDRED));
      case 'withdraw':
        return await act(desk, teller, '1202', deposit(accountNumber, event.hundreds * HUNDRED));
      case 'freeze':
        return await freeze(teller, known);
      case 'release':
        return await release(teller, known);
      case 'report':
        return await act(desk, teller, '1104', { accountNumber, how: event.how, shownName, agent: null });
      case 'found':
        return await act(desk, teller, '1105', { accountNumber, mediumNumber, shownName });
      case 'print':
        return await print(teller, known);
      case 'close':
        return await closeFor(central.db, desk, teller, known);
    }
  };
  const answered = await answer();
  return typeof answered === 'string' ? answered : answered.outcome;
}

const hundreds = fc.integer({ min: 1, max: 4 });
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('open' as const), hundreds: fc.integer({ min: 0, max: 4 }) }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('deposit' as const, 'withdraw' as const), hundreds }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('print' as const, 'close' as const) }) },
  fc.record({ kind: fc.constant('report' as const), how: fc.constantFrom('oral' as const, 'written' as const) }),
  fc.record({ kind: fc.constant('freeze' as const) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('release' as const, 'found' as const) }) },
);

interface Moment {
  readonly person: number;
  readonly teller: 'li' | 'wang';
  readonly event: Event;
  /** What the other teller does to the same account at the same time. */
  readonly beside: Event | null;
}

const moment: fc.Arbitrary<Moment> = fc.record({
  person: fc.nat({ max: 1 }),
  teller: fc.constantFrom('li' as const, 'wang' as const),
  event,
  beside: fc.option(event, { freq: 2 }),
});

/** Printing is several calls, and two releases name the same order: neither has one moment at which it happens. */
const canBeBeside = (one: Event, other: Event | null): other is Event =>
  other !== null && one.kind !== 'print' && other.kind !== 'print' && !(one.kind === 'release' && other.kind === 'release');

async function alone(teller: Teller, known: Known, event: Event): Promise<void> {
  const { life, word } = live(known.life, event);
  expect({ event, before: known.life, word: await happen(teller, known, event) }).toEqual({ event, before: known.life, word });
  known.life = life;
}

/** Two at once must come out as if one of them had been first. */
async function happenTogether(known: Known, first: Event, second: Event): Promise<void> {
  const words = await Promise.all([happen(desk.li, known, first), happen(desk.wang, known, second)]);
  const inOrder = live(live(known.life, first).life, second);
  const orders = [
    { words: [live(known.life, first).word, inOrder.word], life: inOrder.life },
    (() => {
      const before = live(known.life, second);
      const after = live(before.life, first);
      return { words: [after.word, before.word], life: after.life };
    })(),
  ];
  const found = orders.find((order) => order.words.join() === words.join());
  expect({ first, second, words, life: known.life, orders: orders.map((order) => order.words) }).toSatisfy(() => found !== undefined);
  known.life = found?.life ?? known.life;
}

async function livedThrough(known: Known): Promise<void> {
  const view = await desk.li.counter.account(known.accountNumber);
  const { life } = known;
  expect(view).toMatchObject({
    balance: String(life.hundreds * HUNDRED),
    state: life.state === 'closed' ? 'closed' : life.freezes > 0 ? 'frozen' : 'active',
  });
  expect(view.passbook?.state ?? null).toBe(life.state === 'closed' ? null : life.loss === null ? 'active' : 'lost');
}

/** Books in force of closed accounts, and books used without a form of the stock that was spent for them. */
async function strayBooks(): Promise<unknown[]> {
  const { rows } = await sql`
    select p.number from passbooks p join accounts a on a.number = p.account_number where a.state = 'closed' and p.state <> 'void'
    union all
    select p.number from passbooks p
     where length(p.number) = 8 and not exists (select 1 from voucher_fates f where f.type = 'passbook' and f.number = p.number and f.fate = 'used')
    union all
    select l.account_number from medium_losses l join passbooks p on p.number = l.medium_number
     where (l.state = 'active') <> (p.state = 'lost') and p.state <> 'void'
       and not exists (select 1 from medium_losses o where o.medium_number = p.number and o.state = 'active' and o.id <> l.id)`.execute(
    central.db,
  );
  return rows;
}

test('random lives of accounts at two tellers come out as the model says, and the books hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { minLength: 20, maxLength: 40 }), async (moments) => {
      const people: Known[] = [];
      for (let count = 0; count < 2; count += 1) {
        const known: Known = { ...(await newPerson(desk)), accountNumber: '', mediumNumber: '', holds: [], life: UNBORN };
        await alone(desk.li, known, { kind: 'open', hundreds: 3 });
        people.push(known);
      }
      for (const { person, teller, event: first, beside } of moments) {
        const known = people[person] as Known;
        if (known.life.state === 'open' && canBeBeside(first, beside)) await happenTogether(known, first, beside);
        else await alone(desk[teller], known, first);
      }
      for (const known of people) await livedThrough(known);
      expect(await broken(central.db)).toEqual([]);
      expect(await strayBooks()).toEqual([]);
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 240_000);
