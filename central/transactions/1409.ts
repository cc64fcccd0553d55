import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { moveCard, moveCardRequestSchema } from '../../contract/transactions/instrument/1409.ts';
import { type Known, readKnown } from '../instruments/known.ts';
import { stepOf } from '../instruments/machine.ts';
import { refuseAt } from '../instruments/refusals.ts';
import { advance } from '../instruments/register.ts';
import { INSTRUMENT_SUBJECT } from '../instruments/subjects.ts';
import { between } from '../ledger/pairs.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof moveCardRequestSchema>;

interface Read {
  readonly known: Result<Known, WireError>;
  /** Whether the bank has a branch of that code. */
  readonly there: boolean;
}

/** 1409: 汇出汇款 of the branch that gives the card / 汇出汇款 of the one that takes it, through 3001. */
export const handler: TransactionHandler<Values, Read> = {
  definition: moveCard,
  validate: (values) => parseValues(moveCardRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { values }) => {
    const query = tx.selectFrom('branches').select('code').where('code', '=', values.toBranch).where('kind', '=', 'branch');
    return { known: await readKnown(tx, 'draft', values.number), there: (await query.executeTakeFirst()) !== undefined };
  },
  post: ({ caller, values }, _situation, { known, there }) => {
    if (!known.ok) return known;
    const { row } = known.value;
    const state = stepOf(row, { event: 'move-card' }, caller);
    if (!state.ok) return state;
    const { toBranch: branchCode, reason } = values;
    if (!there) return refuseAt('toBranch', 'AGENT_BRANCH_UNKNOWN', { branchCode });
    if (branchCode === row.card_branch) return refuseAt('toBranch', 'CARD_ALREADY_THERE', { branchCode });
    const side = { subject: INSTRUMENT_SUBJECT.drafts, owner: null };
    return ok({
      currency: CNY,
      amount: row.amount,
      moves: [],
      pairs: between({ ...side, branchCode: row.card_branch }, { ...side, branchCode }, CNY, row.amount),
      result: { instrument: 'draft', instrumentNumber: row.number, movedTo: branchCode },
      write: async (tx, written) => {
        const moved = { event: 'move-card', state: state.value, changes: { card_branch: branchCode } } as const;
        await advance(tx, row, moved, { caller, note: `${row.card_branch} → ${branchCode} ${reason}` }, written);
      },
    });
  },
};
