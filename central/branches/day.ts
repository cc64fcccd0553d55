import type { BusinessDay } from '../../contract/central/branch.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Answer } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';

/** The branch's current business day: its newest one. Throws when the branch has none, which only a broken set-up has. */
export async function currentDay(db: Db | Tx, branchCode: string): Promise<{ businessDate: BusinessDate; state: 'open' | 'closed' }> {
  const row = await db
    .selectFrom('business_days')
    .select(['business_date', 'state'])
    .where('branch_code', '=', branchCode)
    .orderBy('business_date', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`Branch ${branchCode} has no business day`);
  return { businessDate: row.business_date as BusinessDate, state: row.state };
}

/** The head office's business date, for answers to callers whose branch is not known. Null on an empty database. */
export async function bankDate(db: Db | Tx): Promise<string | null> {
  const row = await db
    .selectFrom('business_days')
    .innerJoin('branches', 'branches.code', 'business_days.branch_code')
    .select('business_date')
    .where('branches.kind', '=', 'headOffice')
    .orderBy('business_date', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.business_date ?? null;
}

export async function businessDay(central: Central, { caller }: { caller: DeviceCaller }): Promise<Answer<BusinessDay>> {
  return {
    ok: true,
    value: {
      branchCode: caller.branchCode,
      businessDate: caller.businessDate,
      state: caller.branchDay,
      now: central.clock.now().toISOString(),
    },
  };
}
