import { sql } from 'kysely';
import { addDays } from '../../contract/dates/businessDate.ts';
import { demandSettlementDay } from '../../contract/interest/demand.ts';
import { type DemandPart, dueSettlements } from '../interest/demand.ts';
import { type Booked, bookedOf, type Holding, holdingsAfter } from '../interest/holding.ts';
import { accountSide, interestPairs } from '../interest/pairs.ts';
import { demandBook, loadTerms } from '../interest/read.ts';
import { type AccrualRow, type PositionRow, writeAccruals, writePositions } from './accruals.ts';
import { bookEntries, forRows, interestLines, type SystemEntry, systemEntry } from './book.ts';
import { countAccounts, demandCodes } from './productCodes.ts';
import { chunkOf, type Step, type StepRun } from './step.ts';

const SUMMARY = { zh: '结息', en: 'INTEREST' };

interface Settled {
  readonly entries: readonly SystemEntry[];
  readonly rows: readonly object[];
  readonly accruals: readonly AccrualRow[];
  readonly position: PositionRow;
}

/** Reading begins behind the last entry that counts only from days before `end`, whatever was booked after it. */
const openingSequence = (booked: readonly Booked[], end: string, last: bigint): bigint =>
  (booked.find(({ date }) => date >= end)?.sequence ?? last + 1n) - 1n;

/** An account's due quarters, one entry each; what was set aside is used by the first and what is too much is given back with it. */
function settleAccount(holding: Holding, booked: readonly Booked[], parts: readonly DemandPart[], subject: string): Settled {
  let account = holding;
  const entries: SystemEntry[] = [];
  const rows: object[] = [];
  const accruals: AccrualRow[] = [];
  let opening: bigint | null = null;
  for (const part of parts) {
    const pairs = interestPairs(holding, accountSide(holding.number, subject), { ...part, accrued: account.accrued });
    const lines = interestLines(account, part, part.end, SUMMARY);
    const entry = pairs.length === 0 ? null : systemEntry(holding.branchCode, pairs, lines);
    if (entry !== null) entries.push(entry);
    if (entry !== null && account.accrued !== 0n) accruals.push({ holding, kind: 'settled', amount: -account.accrued, entryId: entry.id });
    rows.push({
      account_number: holding.number,
      settled_through: addDays(part.end, -1),
      from_date: part.from,
      product: part.product,
      annual_rate: part.rate,
      interest: part.interest,
      tax: part.tax,
      entry_id: entry?.id ?? null,
    });
    opening = openingSequence(booked, part.end, account.lastSequence);
    const last = lines.at(-1);
    account = { ...account, balance: account.balance + part.net, lastSequence: last?.sequence ?? account.lastSequence, accrued: 0n };
  }
  const end = parts.at(-1)?.end;
  const position: PositionRow = {
    number: holding.number,
    settledThrough: end === undefined ? holding.settledThrough : addDays(end, -1),
    openingSequence: opening ?? holding.openingSequence,
    settledSequence: account.lastSequence,
    accrued: account.accrued,
  };
  return { entries, rows, accruals, position };
}

const writeSettlements = (run: StepRun, rows: readonly object[]): Promise<void> =>
  forRows(
    run,
    rows,
    (given) => sql`
    insert into settlements (account_number, settled_through, from_date, product, annual_rate, interest, tax, business_date, entry_id)
    select account_number, settled_through, from_date, product, annual_rate, interest, tax, ${run.businessDate}::date, entry_id
      from jsonb_to_recordset(${given}::jsonb) as s (account_number text, settled_through date, from_date date, product numeric,
           annual_rate text, interest bigint, tax bigint, entry_id uuid)`,
  );

/**
 * Quarterly settlement of demand accounts: the 20th of March, June, September and December included, at the rate posted on the
 * 20th, with the value of the 21st (domain: interest). Run at the end of the 21st, or of the first bank date behind it; whoever
 * missed a quarter is settled for it too.
 */
export const settleQuarter: Step = {
  name: 'settleQuarter',
  count: async ({ tx }) => countAccounts(tx, await demandCodes(tx)),
  work: async (run, after, limit) => {
    const through = addDays(run.businessDate, -1);
    const holdings = await holdingsAfter(run.tx, await demandCodes(run.tx), after, limit);
    const { products, rates } = await loadTerms(run.tx, run.calendar);
    const due = holdings.filter(
      ({ settledThrough, openedOn }) => demandSettlementDay(settledThrough === null ? openedOn : addDays(settledThrough, 1)) <= through,
    );
    const booked = await bookedOf(run.tx, due);
    const settled: Settled[] = [];
    for (const holding of due) {
      const entries = booked.get(holding.number) ?? [];
      const product = products.on(holding.productCode, run.businessDate);
      if (product === null) throw new Error(`Product ${holding.productCode} has no terms on ${run.businessDate}`);
      const parts = dueSettlements(demandBook(holding, entries), through, product, rates);
      if (!parts.ok) throw new Error(`No rate ${parts.error.rate} is posted on ${parts.error.date}`);
      if (parts.value.length > 0) settled.push(settleAccount(holding, entries, parts.value, product.subject));
    }
    await bookEntries(
      run,
      settled.flatMap(({ entries }) => entries),
    );
    await writeSettlements(
      run,
      settled.flatMap(({ rows }) => rows),
    );
    await writeAccruals(
      run,
      settled.flatMap(({ accruals }) => accruals),
    );
    await writePositions(
      run,
      settled.map(({ position }) => position),
    );
    return chunkOf(holdings.map(({ number }) => number));
  },
};
