import { sql } from 'kysely';
import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { forwardIncoming, forwardRequestSchema } from '../../contract/transactions/remittance/1312.ts';
import { refuse } from '../answer.ts';
import { currentDay } from '../branches/day.ts';
import { between } from '../ledger/pairs.ts';
import { formatTrace } from '../ledger/trace.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { noteStep } from '../remittances/steps.ts';
import { decideWaiting, readSuspended, type Suspended, waiting, waitsOn } from '../remittances/suspended.ts';

type Values = z.output<typeof forwardRequestSchema>;

interface Forwarding extends Suspended {
  /** The branch's date; null: there is no such branch. */
  readonly there: string | null;
}

/** 1312: 2011.61 suspense here / 2011.61 suspense at the other branch, through 3001 (domain: remittance in, forward). */
export const handler: TransactionHandler<Values, Forwarding> = {
  definition: forwardIncoming,
  validate: (values) => parseValues(forwardRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { caller, values }) => {
    const branch = await tx
      .selectFrom('branches')
      .select('code')
      .where('code', '=', values.toBranch)
      .where('kind', '=', 'branch')
      .executeTakeFirst();
    const there = branch === undefined ? null : (await currentDay(tx, branch.code)).businessDate;
    return { ...(await readSuspended(tx, caller, values.number)), there };
  },
  post: ({ caller, values }, _situation, { row, there }) => {
    const { number, toBranch, grounds } = values;
    const found = waiting(row, number);
    if (!found.ok) return found;
    if (there === null || toBranch === caller.branchCode)
      return refuse('BRANCH_UNKNOWN', { branchCode: toBranch }, [
        { field: 'toBranch', code: 'BRANCH_UNKNOWN', details: { branchCode: toBranch } },
      ]);
    const { amount } = found.value;
    const here = waitsOn(found.value);
    return ok({
      currency: CNY,
      amount,
      moves: [],
      pairs: between(here, { ...here, branchCode: toBranch }, CNY, amount),
      result: { number, toBranch },
      write: async (tx, written) => {
        await decideWaiting(tx, found.value, caller, written, { state: 'forwarded', to: toBranch, grounds });
        const { rows } = await sql<{ serial: bigint }>`select nextval('trace_serial') as serial`.execute(tx);
        const theirs = formatTrace(toBranch, there, rows[0]?.serial ?? 0n);
        await tx
          .insertInto('remittances_in')
          .values({
            ...found.value,
            number: theirs,
            branch_code: toBranch,
            message_id: null,
            forwarded_from: number,
            business_date: there,
            entry_id: written.entryId,
            received_at: written.postedAt,
          })
          .execute();
        await noteStep(tx, { number: theirs, state: 'suspense', entryId: null, tellerId: null, note: grounds, at: written.postedAt });
      },
    });
  },
};
