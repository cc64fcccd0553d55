import { sql } from 'kysely';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { maturityOf } from '../../contract/interest/fixed.ts';
import type { AnnualRate } from '../../contract/interest/rate.ts';
import { closeInterest } from '../interest/close.ts';
import { type Holding, maturingHoldings } from '../interest/holding.ts';
import { accountSide, interestPairs } from '../interest/pairs.ts';
import { loadTerms, situationOf, type Terms } from '../interest/read.ts';
import type { Deposit } from '../interest/situation.ts';
import { termOf } from '../products/product.ts';
import { type AccrualRow, type PositionRow, writeAccruals, writePositions } from './accruals.ts';
import { type AccountLine, bookEntries, forRows, interestLines, type SystemEntry, systemEntry } from './book.ts';
import { chunkOf, type Step, type StepRun } from './step.ts';

const SUMMARY = { zh: '转存利息', en: 'ROLLOVER INTEREST' };

interface EndedTerm {
  readonly startedOn: BusinessDate;
  readonly maturedOn: BusinessDate;
  readonly rate: AnnualRate;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly tax: bigint;
}

interface Rolled {
  readonly holding: Holding;
  readonly terms: readonly EndedTerm[];
  readonly lines: readonly AccountLine[];
  readonly next: Deposit & { readonly maturesOn: BusinessDate; readonly contractRate: AnnualRate };
}

/** The next term of a deposit: the same length, at the rate posted on the day on which the last one matured. */
function nextTerm(terms: Terms, holding: Holding, deposit: Deposit, start: BusinessDate): Rolled['next'] {
  const product = terms.products.on(holding.productCode, start);
  if (product === null) throw new Error(`Product ${holding.productCode} has no terms on ${start}`);
  const rate = terms.rates.at({ code: product.terms.rateCode, term: product.term }, start, holding.balance);
  if (!rate.ok) throw new Error(`No rate ${rate.error.rate} is posted on ${rate.error.date}`);
  return {
    ...deposit,
    termStartedOn: start,
    maturesOn: maturityOf(start, termOf(product)),
    contractRate: rate.value,
    principal: holding.balance,
  };
}

/** Rolls every term of a deposit that ends before `before`; a short term may end more than once in a long holiday. */
function roll(terms: Terms, holding: Holding, before: BusinessDate): Rolled | null {
  const ended: EndedTerm[] = [];
  const lines: AccountLine[] = [];
  let current = holding;
  let next: Rolled['next'] | null = null;
  for (
    let deposit = holding.deposit;
    deposit?.maturesOn != null && deposit.contractRate !== null && deposit.maturesOn < before;
    deposit = next
  ) {
    const situation = situationOf(terms, { ...current, deposit }, [], deposit.maturesOn);
    const paid = situation.ok ? closeInterest(situation.value) : situation;
    if (!paid.ok) throw new Error(`Deposit ${holding.number} cannot mature: ${paid.error.code}`);
    const { interest, tax, net } = paid.value;
    ended.push({
      startedOn: deposit.termStartedOn,
      maturedOn: deposit.maturesOn,
      rate: deposit.contractRate,
      principal: current.balance,
      interest,
      tax,
    });
    const added = interestLines(current, paid.value, deposit.maturesOn, SUMMARY);
    lines.push(...added);
    current = { ...current, balance: current.balance + net, lastSequence: added.at(-1)?.sequence ?? current.lastSequence };
    next = nextTerm(terms, current, deposit, deposit.maturesOn);
  }
  return next === null ? null : { holding, terms: ended, lines, next };
}

const total = (terms: readonly EndedTerm[], of: 'interest' | 'tax'): bigint => terms.reduce((sum, term) => sum + term[of], 0n);

function entryOf({ holding, terms, lines }: Rolled, subject: string): SystemEntry | null {
  const paid = { interest: total(terms, 'interest'), tax: total(terms, 'tax'), accrued: holding.accrued };
  const pairs = interestPairs(holding, accountSide(holding.number, subject), paid);
  return pairs.length === 0 ? null : systemEntry(holding.branchCode, pairs, lines);
}

async function write(run: StepRun, rolled: readonly (Rolled & { readonly entry: SystemEntry | null })[]): Promise<void> {
  await bookEntries(
    run,
    rolled.flatMap(({ entry }) => entry ?? []),
  );
  const ended = rolled.flatMap(({ holding, terms, entry }) =>
    terms.map((term) => ({ ...term, number: holding.number, entryId: entry?.id ?? null })),
  );
  await forRows(
    run,
    ended,
    (given) => sql`
    insert into deposit_terms (account_number, started_on, matured_on, contract_rate, principal, interest, tax, entry_id)
    select number, "startedOn", "maturedOn", rate, principal, interest, tax, "entryId"
      from jsonb_to_recordset(${given}::jsonb) as t (number text, "startedOn" date, "maturedOn" date, rate text, principal bigint,
           interest bigint, tax bigint, "entryId" uuid)`,
  );
  await forRows(
    run,
    rolled.map(({ next }) => next),
    (given) => sql`
      update deposits set term_started_on = n."termStartedOn", matures_on = n."maturesOn", contract_rate = n."contractRate",
             principal = n.principal
        from jsonb_to_recordset(${given}::jsonb) as n ("accountNumber" text, "termStartedOn" date, "maturesOn" date,
             "contractRate" text, principal bigint)
       where deposits.account_number = n."accountNumber"`,
  );
  const accruals = rolled.flatMap(({ holding, entry }): AccrualRow[] =>
    entry === null || holding.accrued === 0n ? [] : [{ holding, kind: 'matured', amount: -holding.accrued, entryId: entry.id }],
  );
  await writeAccruals(run, accruals);
  await writePositions(
    run,
    rolled.map(({ holding }): PositionRow => ({ ...holding, accrued: 0n })),
  );
}

/**
 * Deposits that roll over by agreement: the interest is capitalised with the value of the maturity, and a new term begins at the
 * rate posted that day. A maturity on a holiday is rolled at the end of the bank date before it.
 */
export const matureDeposits: Step = {
  name: 'matureDeposits',
  count: async ({ tx, nextDate }) => {
    const { count } = await tx
      .selectFrom('deposits')
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .where('rollover', '=', true)
      .where('matures_on', '<', nextDate)
      .executeTakeFirstOrThrow();
    return count;
  },
  work: async (run, after, limit) => {
    const holdings = await maturingHoldings(run.tx, run.nextDate, after, limit);
    const terms = await loadTerms(run.tx, run.calendar);
    const rolled = holdings.flatMap((holding) => {
      const result = roll(terms, holding, run.nextDate);
      const product = terms.products.on(holding.productCode, run.businessDate);
      if (product === null) throw new Error(`Product ${holding.productCode} has no terms on ${run.businessDate}`);
      return result === null ? [] : [{ ...result, entry: entryOf(result, product.subject) }];
    });
    await write(run, rolled);
    return chunkOf(holdings.map(({ number }) => number));
  },
};
