import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { handOverRequestSchema, handOverTill } from '../../contract/transactions/till/0241.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import type { TillHandOversTable } from '../database/tables/branch.ts';
import { emit } from '../events/emit.ts';
import type { Asked, TransactionHandler, Written } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import type { Verified } from '../sessions/verification.ts';
import { checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';
import { type Blocker, blockerDetails, tillBlockers } from '../tills/blockers.ts';
import { writeCount } from '../tills/count.ts';
import { sameCounts } from '../tills/denominations.ts';
import { isReady, moveAllForms, writeHandOver } from '../tills/handOver.ts';
import { checkSettling, checkStep } from '../tills/transfer.ts';

type Values = z.output<typeof handOverRequestSchema>;

interface Read {
  readonly transfer: Selectable<TillHandOversTable> | null;
  readonly witness: Verified | null;
  readonly blockers: readonly Blocker[];
  /** Whether the receiver is of the branch and has neither till nor forms. */
  readonly ready: boolean;
}

async function read(tx: Tx, asked: Asked<Values>): Promise<Read> {
  const { caller, values } = asked;
  const transfer =
    values.number === undefined
      ? undefined
      : await tx
          .selectFrom('till_hand_overs')
          .selectAll()
          .where('number', '=', values.number)
          .where('branch_code', '=', caller.branchCode)
          .executeTakeFirst();
  return {
    transfer: transfer ?? null,
    witness: await readWitness(tx, asked, values.witness, handOverTill.code),
    blockers: values.step === 'give' ? await tillBlockers(tx, values.tillId, caller) : [],
    ready: await isReady(tx, transfer?.receiver ?? values.receiver ?? '', caller.branchCode),
  };
}

interface Told {
  readonly branchCode: string;
  readonly tellerId: string;
  readonly tillId: string;
  readonly number: string;
  readonly state: 'handedOver' | 'received' | 'refused';
}

/** The other side learns of it at once: the receiver that a till waits, the giver what became of it. */
const tell = (tx: Tx, { branchCode, tellerId, tillId, number, state }: Told, written: Written): Promise<void> =>
  emit(tx, { kind: 'cashMoved', branchCode, tellerId, payload: { number, state, from: tillId, to: tillId } }, new Date(written.postedAt));

/**
 * 0241 hand-over: the till stays one whole and changes its teller, so that nothing is booked; all forms of the giver go along. Both count;
 * a supervisor stands by; until the receiver accepts, the till is paused (domain: hand-over).
 */
export const handler: TransactionHandler<Values, Read> = {
  definition: handOverTill,
  validate: (values) => {
    const parsed = parseValues(handOverRequestSchema, values);
    if (!parsed.ok) return parsed;
    const step = checkStep(parsed.value);
    if (!step.ok) return step;
    const amount = countedAmount(parsed.value, { zero: true });
    return amount.ok ? parsed : amount;
  },
  needs: ({ values }) => ({ tills: [values.tillId] }),
  read,
  post: (asked, situation, given) => {
    const { caller, values } = asked;
    const { tillId, step } = values;
    const till = situation.till(tillId, values.currency);
    if (till === null || till.kind !== 'till' || till.branchCode !== caller.branchCode) return refuse('TILL_UNKNOWN', { tillId });
    const counted = BigInt(values.amount);
    if (step !== 'return' && (counted !== till.balance || !sameCounts(values.denominations, till.denominations)))
      return refuse('TILL_COUNT_DIFFERS', { tillId, counted: formatAmount(counted, CNY), booked: formatAmount(till.balance, CNY) });
    const plan = { currency: CNY, amount: till.balance, moves: [], pairs: [] };
    const count = { till, businessDate: caller.businessDate, counted, denominations: values.denominations, tellerId: caller.tellerId };
    if (step === 'give') {
      const { receiver = '' } = values;
      if (till.tellerId !== caller.tellerId) return refuse('TILL_STATE_REFUSES', { tillId, state: till.state });
      if (given.blockers.length > 0) return refuse('TILL_CLOSE_BLOCKED', blockerDetails(given.blockers));
      const witness = checkWitness(caller, values.witness, given.witness, ['supervisor']);
      if (!witness.ok) return witness;
      if (receiver === caller.tellerId || !given.ready) return refuse('RECEIVER_NOT_READY', { receiver });
      return ok({
        ...plan,
        tills: [{ tillId, state: 'paused', tellerId: caller.tellerId }],
        write: async (tx: Tx, written: Written) => {
          await spendWitness(tx, values.witness, written);
          await writeHandOver(tx, written, { caller, tillId, receiver, supervisor: witness.value.tellerId });
          await tell(
            tx,
            { branchCode: caller.branchCode, tellerId: receiver, tillId, number: written.traceNumber, state: 'handedOver' },
            written,
          );
          await writeCount(tx, written, { ...count, kind: 'handOver', secondTeller: witness.value.tellerId });
        },
      });
    }
    const settling = checkSettling(given.transfer, values, caller);
    if (!settling.ok) return settling;
    const { number, giver, receiver, till_id } = settling.value;
    if (till_id !== tillId) return refuse('TRANSFER_UNKNOWN', { number });
    const accepted = step === 'accept';
    if (accepted && !given.ready) return refuse('RECEIVER_NOT_READY', { receiver });
    return ok({
      ...plan,
      tills: [{ tillId, state: 'active', tellerId: accepted ? receiver : giver }],
      write: async (tx: Tx, written: Written) => {
        await tx
          .updateTable('till_hand_overs')
          .set({ state: accepted ? 'accepted' : 'returned', token: null, settled_at: written.postedAt })
          .where('number', '=', number)
          .execute();
        const other = caller.tellerId === giver ? receiver : giver;
        const state = accepted ? 'received' : 'refused';
        await tell(tx, { branchCode: caller.branchCode, tellerId: other, tillId, number, state }, written);
        if (!accepted) return;
        await writeCount(tx, written, { ...count, kind: 'handOver', secondTeller: giver });
        await moveAllForms(tx, written.entryId, { from: giver, to: receiver, branchCode: caller.branchCode });
      },
    });
  },
};
