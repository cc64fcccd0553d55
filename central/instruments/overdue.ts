import { sql } from 'kysely';
import { chunkOf, type Step, type StepRun } from '../endOfDay/step.ts';

const due = ({ nextDate }: StepRun) => sql`state = 'issued' and due_on < ${nextDate}::date`;

/** Instruments whose last day of presentment has passed when the next date opens: only their issuer pays them from then on. */
export const markInstrumentsOverdue: Step = {
  name: 'markInstrumentsOverdue',
  count: async (run) => {
    const { rows } = await sql<{ count: bigint }>`select count(*)::bigint as count from instruments where ${due(run)}`.execute(run.tx);
    return rows[0]?.count ?? 0n;
  },
  work: async (run, after, limit) => {
    const { tx, businessDate, now } = run;
    const { rows } = await sql<{ key: string }>`
      with passed as (
        select kind, number from instruments where ${due(run)} and kind || ':' || number > ${after}
         order by kind || ':' || number limit ${limit}),
      marked as (
        update instruments set state = 'overdue' from passed
         where instruments.kind = passed.kind and instruments.number = passed.number
        returning instruments.kind, instruments.number, instruments.card_branch),
      told as (
        insert into instrument_steps (kind, number, step, event, state, branch_code, business_date, done_at, note)
        select kind, number, (select coalesce(max(step), 0) + 1 from instrument_steps s where s.kind = marked.kind and s.number = marked.number),
               'pass-due', 'overdue', card_branch, ${businessDate}::date, ${now}::timestamptz, ''
          from marked)
      select kind || ':' || number as key from passed order by key`.execute(tx);
    return chunkOf(rows.map(({ key }) => key));
  },
};
