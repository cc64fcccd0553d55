import { sql } from 'kysely';
import { DORMANCY, dormancyState } from '../../contract/compliance/dormancy.ts';
import { addYears, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { END_OF_DAY_CODE } from '../interest/holding.ts';
import { forRows } from './book.ts';
import { demandCodes } from './productCodes.ts';
import { chunkOf, type Step, type StepRun } from './step.ts';

interface Row {
  readonly number: string;
  readonly branch_code: string;
  readonly kind: 'person' | 'company';
  /** Of the customer or a payer, waking it too; interest is no activity. */
  readonly last_activity: BusinessDate;
  readonly notified_on: BusinessDate | null;
}

/** Active demand accounts that were opened long enough ago, in key order, with their last activity. */
async function candidates({ tx, businessDate }: StepRun, after: string, limit: number): Promise<readonly Row[]> {
  const codes = await demandCodes(tx);
  const { rows } = await sql<Row>`
    select accounts.number, accounts.branch_code, customers.kind,
           greatest(accounts.opened_on, accounts.reactivated_on, (select max(business_date) from account_entries
                      where account_number = accounts.number and transaction_code <> ${END_OF_DAY_CODE})) as last_activity,
           (select max(raised_on) from account_tasks
             where account_number = accounts.number and kind = 'dormancyNotice') as notified_on
      from accounts join customers on customers.number = accounts.customer_number
     where accounts.number > ${after} and accounts.state = 'active' and accounts.product_code = any(${codes}::text[])
       and accounts.opened_on <= ${addYears(businessDate, -DORMANCY.inactiveYears)}
     order by accounts.number limit ${limit}`.execute(tx);
  return rows;
}

/**
 * People's accounts without activity sleep; a company's is notified first and is unclaimed when the notice has run out
 * (compliance: dormancy). Both are dormant to the counter; moving unclaimed money is a transaction of its own.
 */
export const markDormant: Step = {
  name: 'markDormant',
  count: async ({ tx, businessDate }) => {
    const { count } = await tx
      .selectFrom('accounts')
      .select(({ fn }) => fn.countAll<bigint>().as('count'))
      .where('state', '=', 'active')
      .where('product_code', 'in', [...(await demandCodes(tx)), ''])
      .where('opened_on', '<=', addYears(businessDate, -DORMANCY.inactiveYears))
      .executeTakeFirstOrThrow();
    return count;
  },
  work: async (run, after, limit) => {
    const rows = await candidates(run, after, limit);
    const judged = rows.map((row) => {
      // An activity after the notice makes the notice void.
      const notifiedOn = row.notified_on !== null && row.notified_on > row.last_activity ? row.notified_on : null;
      const holder = row.kind === 'company' ? 'unit' : 'individual';
      return {
        row,
        state: dormancyState({ holder, lastActivity: row.last_activity, hasDebt: false, notifiedOn, today: run.businessDate }),
      };
    });
    const asleep = judged.filter(({ state }) => state === 'sleeping' || state === 'unclaimed').map(({ row }) => row.number);
    if (asleep.length > 0)
      await run.tx.updateTable('accounts').set({ state: 'dormant' }).where('number', 'in', asleep).where('state', '=', 'active').execute();
    const toNotify = judged.filter(({ state }) => state === 'to-notify').map(({ row }) => row);
    await forRows(
      run,
      toNotify,
      (given) => sql`
      insert into account_tasks (account_number, kind, due_on, branch_code, raised_on)
      select number, 'dormancyNotice', ${run.nextDate}::date, branch_code, ${run.businessDate}::date
        from jsonb_to_recordset(${given}::jsonb) as t (number text, branch_code text)
      on conflict do nothing`,
    );
    return chunkOf(rows.map(({ number }) => number));
  },
};
