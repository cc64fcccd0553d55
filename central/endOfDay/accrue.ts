import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { earnedSoFar, firstOfMonth } from '../interest/accrued.ts';
import { bookedOf, type Holding, holdingsAfter } from '../interest/holding.ts';
import { accrualPairs } from '../interest/pairs.ts';
import { loadTerms, situationOf } from '../interest/read.ts';
import type { Products } from '../products/product.ts';
import { type AccrualRow, writeAccruals, writePositions } from './accruals.ts';
import { bookEntries, type SystemEntry, systemEntry } from './book.ts';
import { countAccounts, productCodes } from './productCodes.ts';
import { chunkOf, type Step, type StepRun } from './step.ts';

/** The first day that is not earned yet: tomorrow, or the first of the next month; null when nothing is set aside today. */
function accrueBefore(products: Products, code: string, { businessDate, nextDate }: StepRun): BusinessDate | null {
  const product = products.on(code, businessDate);
  if (product === null) throw new Error(`Product ${code} has no terms on ${businessDate}`);
  if (product.terms.accrual === 'daily') return nextDate;
  return businessDate.slice(0, 7) === nextDate.slice(0, 7) ? null : firstOfMonth(nextDate);
}

async function dueCodes(run: StepRun): Promise<string[]> {
  const { products } = await loadTerms(run.tx, run.calendar);
  return (await productCodes(run.tx)).filter(
    (code) => products.on(code, run.businessDate) !== null && accrueBefore(products, code, run) !== null,
  );
}

interface Change {
  readonly holding: Holding;
  readonly amount: bigint;
}

/** One entry for each branch and currency; the accounts' shares stand in their accruals. */
function entriesOf(changes: readonly Change[]): { entries: SystemEntry[]; accruals: AccrualRow[] } {
  const entries: SystemEntry[] = [];
  const accruals: AccrualRow[] = [];
  for (const group of Map.groupBy(changes, ({ holding }) => `${holding.branchCode} ${holding.currency}`).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const sums = [(amount: bigint) => amount > 0n, (amount: bigint) => amount < 0n].map((wanted) =>
      group.reduce((sum, { amount }) => (wanted(amount) ? sum + amount : sum), 0n),
    );
    const entry = systemEntry(
      first.holding.branchCode,
      sums.flatMap((sum) => accrualPairs(first.holding, sum)),
    );
    entries.push(entry);
    accruals.push(...group.map((change): AccrualRow => ({ ...change, kind: 'accrued', entryId: entry.id })));
  }
  return { entries, accruals };
}

/**
 * Interest is set aside, 6411 / 2231, so that each account's share equals what it has earned and not been paid: daily or at the
 * month's end as the product says. The difference to what is set aside already is booked, so that a back-valued posting or a
 * changed rate is made good by itself.
 */
export const accrue: Step = {
  name: 'accrue',
  count: async (run) => countAccounts(run.tx, await dueCodes(run)),
  work: async (run, after, limit) => {
    const terms = await loadTerms(run.tx, run.calendar);
    const holdings = await holdingsAfter(run.tx, await dueCodes(run), after, limit);
    const booked = await bookedOf(run.tx, holdings);
    const changes: Change[] = [];
    for (const holding of holdings) {
      const before = accrueBefore(terms.products, holding.productCode, run);
      if (before === null) continue;
      const situation = situationOf(terms, holding, booked.get(holding.number) ?? [], before);
      const earned = situation.ok ? earnedSoFar(situation.value) : situation;
      if (!earned.ok) throw new Error(`Interest of ${holding.number}: ${earned.error.code} ${JSON.stringify(earned.error.details)}`);
      if (earned.value !== holding.accrued) changes.push({ holding, amount: earned.value - holding.accrued });
    }
    const { entries, accruals } = entriesOf(changes);
    await bookEntries(run, entries);
    await writeAccruals(run, accruals);
    await writePositions(
      run,
      changes.map(({ holding, amount }) => ({ ...holding, accrued: holding.accrued + amount })),
    );
    return chunkOf(holdings.map(({ number }) => number));
  },
};
