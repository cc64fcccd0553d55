import { sql } from 'kysely';
import { addDays } from '../../contract/dates/businessDate.ts';
import { rollForward } from '../../contract/dates/calendar.ts';
import { forRows } from './book.ts';
import { chunkOf, type Step, type StepRun } from './step.ts';

interface Row {
  readonly number: string;
  readonly branch_code: string;
  readonly due_on: string;
}

/** Deposits without rollover that may be drawn as matured on the next bank date: those of a holiday behind it too. */
const maturing = ({ nextDate, calendar }: StepRun) => sql`
  deposits join accounts on accounts.number = deposits.account_number
     where not deposits.rollover and accounts.state <> 'closed' and deposits.matures_on >= ${nextDate}
       and deposits.matures_on < ${rollForward(addDays(nextDate, 1), calendar)}`;

/** The branches learn which deposits their customers may come for. */
export const raiseMaturities: Step = {
  name: 'raiseMaturities',
  count: async (run) => {
    const { rows } = await sql<{ count: bigint }>`select count(*) as count from ${maturing(run)}`.execute(run.tx);
    return rows[0]?.count ?? 0n;
  },
  work: async (run, after, limit) => {
    const { rows } = await sql<Row>`
      select accounts.number, accounts.branch_code, deposits.matures_on as due_on from ${maturing(run)}
         and accounts.number > ${after} order by accounts.number limit ${limit}`.execute(run.tx);
    await forRows(
      run,
      rows,
      (given) => sql`
      insert into account_tasks (account_number, kind, due_on, branch_code, raised_on)
      select number, 'maturity', due_on, branch_code, ${run.businessDate}::date
        from jsonb_to_recordset(${given}::jsonb) as t (number text, due_on date, branch_code text)
      on conflict do nothing`,
    );
    return chunkOf(rows.map(({ number }) => number));
  },
};
