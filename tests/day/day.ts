import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import type { ReportSheet } from '../../contract/reports/sheet.ts';
import { createRandom } from '../soak/random.ts';
import { BRANCH, type Branch, startBranch } from './branch.ts';
import { type Tally, until } from './desk.ts';
import { type Finding, judge } from './judge.ts';
import { countVault, morning, openDay } from './morning.ts';
import { offlineStretch } from './offline.ts';
import { fewSpecials, specials } from './specials.ts';
import {
  attempt,
  type DayState,
  deposit,
  exchange,
  type Holder,
  openAccount,
  openCustomer,
  transfer,
  updateBook,
  withdraw,
} from './work.ts';

export interface DayOptions {
  /** Accepted transactions of the day, about. */
  readonly transactions: number;
  readonly seed: number;
  readonly say: (text: string) => void;
}

export interface DayOutcome {
  readonly businessDate: string;
  readonly findings: readonly Finding[];
  readonly report: ReportSheet | null;
  readonly tills: readonly ReportSheet[];
  readonly tally: Tally;
  /** Entries of the day at central that a counter asked for. */
  readonly booked: number;
}

/** From this many on, every kind of transaction takes place; a shorter day has a choice of them. */
const WHOLE_DAY = 150;
/** Closing two tills, counting the vault, closing the day. */
const EVENING = 4;

/** People's demand accounts of the branch on which nothing lies that would refuse an ordinary posting. */
const holdersOf = async ({ db }: Branch): Promise<Holder[]> => {
  const { lostBook, nearlyFullBook, dormant, frozen, closed } = sandboxAccounts();
  const rows = await db
    .selectFrom('accounts')
    .innerJoin('customers', 'customers.number', 'accounts.customer_number')
    .innerJoin('products', 'products.code', 'accounts.product_code')
    .leftJoin('passbooks', (join) => join.onRef('passbooks.account_number', '=', 'accounts.number').on('passbooks.state', '=', 'active'))
    .select(['accounts.number', 'accounts.customer_number', 'customers.name', 'passbooks.number as passbook'])
    .where('accounts.branch_code', '=', BRANCH)
    .where('accounts.state', '=', 'active')
    .where('products.kind', '=', 'demand')
    .where('customers.kind', '=', 'person')
    .where('accounts.number', 'not in', [lostBook, nearlyFullBook, dormant, frozen, closed])
    .where((eb) => eb.or([eb('accounts.class', 'is', null), eb('accounts.class', '=', 'I')]))
    .where('accounts.number', 'not in', (eb) => eb.selectFrom('account_holds').select('account_number').where('state', '=', 'active'))
    .where('passbooks.number', 'is not', null)
    .orderBy('accounts.number')
    .limit(40)
    .execute();
  return rows.map(({ number, customer_number, name, passbook }) => ({ account: number, customer: customer_number, name, passbook }));
};

/** One customer after the other, as they come. */
const ordinary = async (day: DayState): Promise<void> => {
  const { random, holders, branch } = day;
  const desk = random.pick(branch.counters);
  const holder = random.pick(holders);
  const kind = random.next();
  const prints = random.chance(0.25) ? (random.chance(0.4) ? 'all' : 'book') : undefined;
  const more = prints === undefined ? {} : ({ prints } as const);
  const fen = BigInt(random.int(1, 300)) * 5_000n;
  if (kind < 0.42) await deposit(desk, holder.account, fen, more);
  else if (kind < 0.72) await withdraw(desk, holder, fen, more);
  else if (kind < 0.86) {
    const to = random.pick(holders);
    if (to.account !== holder.account) await transfer(desk, holder, to, fen, more);
  } else if (kind < 0.91) await updateBook(desk, holder);
  else if (kind < 0.96) await exchange(desk);
  else {
    const opened = await openAccount(day, desk, await openCustomer(day, desk), fen, more);
    holders.push(opened);
  }
};

/** Both tills are counted from what lies in them and closed, the vault is counted, and the supervisor closes the day. */
const evening = async (day: DayState): Promise<ReportSheet[]> => {
  const { counters, back, drawers } = day.branch;
  const sheets: ReportSheet[] = [];
  await attempt(day, () => back.leave());
  for (const [at, tillId] of ['1001-T01', '1001-T02'].entries()) {
    const desk = counters[at as 0 | 1];
    await attempt(day, async () => {
      const sheet = await desk.client.must('report.make', { kind: 'till', businessDate: null, tillId: null });
      sheets.push(sheet);
      for (const { names, detail, holds } of sheet.checks)
        if (!holds) day.problems.push(`balancing sheet of ${tillId}: ${names.en} ${detail}`);
      await desk.client.must('report.pdf', { kind: 'till', businessDate: null, tillId: null });
      day.branch.tally.pdfs += 1;
      const denominations = drawers.get(tillId)?.counts() ?? {};
      await desk.do({ code: '0212', values: { denominations, difference: 'none' }, witness: '100190', prints: 'papers' });
      desk.hold(null);
    });
  }
  await attempt(day, () => countVault(day));
  await attempt(day, async () => {
    await back.seat('100190');
    const { businessDate, blockers } = await back.client.must('branchDay.blockers', {});
    if (blockers.length > 0) throw new Error(`the day cannot be closed: ${blockers.map(({ textEn }) => textEn).join('; ')}`);
    await back.do({ code: '0202', values: { businessDate } });
  });
  return sheets;
};

const accepted = async ({ db }: Branch, businessDate: string): Promise<number> => {
  const { entries } = await db
    .selectFrom('journal_entry')
    .select((eb) => eb.fn.countAll<bigint>().as('entries'))
    .where('branch_code', '=', BRANCH)
    .where('business_date', '=', businessDate)
    .where('client_key', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(entries);
};

/** Plays a whole day of a branch through the agents' own interface, against a central with its database, and judges what is left of it. */
export const playDay = async ({ transactions, seed, say }: DayOptions): Promise<DayOutcome> => {
  say('central, three counters and two printers are being started');
  const branch = await startBranch(60);
  try {
    const random = createRandom(seed);
    const day: DayState = { branch, random, holders: await holdersOf(branch), problems: [], people: 0, forms: new Map() };
    const businessDate = await openDay(day);
    say(`the day is ${businessDate}`);
    await morning(day);
    await (transactions >= WHOLE_DAY ? specials(day, businessDate) : fewSpecials(day));
    say(`${await accepted(branch, businessDate)} transactions; the line of ${branch.counters[0].deviceId} is cut`);
    await attempt(day, () => offlineStretch(day, transactions >= WHOLE_DAY ? 8 : 3));
    for (let tries = 0; tries < transactions * 3 && (await accepted(branch, businessDate)) < transactions - EVENING; tries++)
      await attempt(day, () => ordinary(day));
    say(`${await accepted(branch, businessDate)} transactions; the tills are counted and closed`);
    const tills = await evening(day);
    await until('what was told last is anchored', async () => {
      const { queued, inDoubt } = await branch.counters[0].client.must('counter.state', {});
      return queued + inDoubt === 0 ? true : null;
    });
    const findings = await judge(day, businessDate);
    const made = await branch.back.client.call('report.make', { kind: 'day', businessDate: null, tillId: null });
    return {
      businessDate,
      findings,
      report: made.ok ? made.value : null,
      tills,
      tally: branch.tally,
      booked: await accepted(branch, businessDate),
    };
  } finally {
    await branch.stop();
  }
};
