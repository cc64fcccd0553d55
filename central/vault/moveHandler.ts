import { ok } from '../../contract/result.ts';
import type { PostingDefinition } from '../../contract/transactions/definition.ts';
import { cashMoveRequestSchema } from '../../contract/transactions/vault/cashMove.ts';
import type { Role } from '../../contract/views/session.ts';
import type { Tx } from '../database/serializable.ts';
import { emit, type NewEvent } from '../events/emit.ts';
import type { Asked, TransactionHandler, Written } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import { readWitness, spendWitness } from '../sessions/witness.ts';
import { tillLimitNotices } from '../tills/limit.ts';
import { checkStep, newToken } from '../tills/transfer.ts';
import { decideMove, type Ends, type MoveRead, type MoveValues } from './cashMove.ts';

async function readMove(tx: Tx, asked: Asked<MoveValues>, code: string): Promise<MoveRead> {
  const { caller, values } = asked;
  const { number, receiver } = values;
  const move =
    number === undefined
      ? undefined
      : await tx
          .selectFrom('cash_moves')
          .selectAll()
          .where('number', '=', number)
          .where('branch_code', '=', caller.branchCode)
          .executeTakeFirst();
  const named =
    receiver === undefined
      ? undefined
      : await tx
          .selectFrom('tellers')
          .select('roles')
          .where('id', '=', receiver)
          .where('branch_code', '=', caller.branchCode)
          .executeTakeFirst();
  return {
    move: move ?? null,
    witness: await readWitness(tx, asked, values.witness, code),
    receiverRoles: named === undefined ? null : (named.roles as Role[]),
  };
}

async function writeGiven(tx: Tx, { caller, values }: Asked<MoveValues>, code: Ends['code'], written: Written): Promise<void> {
  await tx
    .insertInto('cash_moves')
    .values({
      number: written.traceNumber,
      transaction_code: code,
      branch_code: caller.branchCode,
      from_till: values.fromTill,
      to_till: values.toTill,
      giver: caller.tellerId,
      receiver: values.receiver ?? '',
      currency: values.currency,
      amount: BigInt(values.amount),
      denominations: JSON.stringify(values.denominations),
      token: newToken(),
      state: 'inTransit',
      witness: values.witness?.tellerId ?? null,
      given_entry: written.entryId,
      business_date: caller.businessDate,
      given_at: written.postedAt,
    })
    .execute();
}

type Told = Extract<NewEvent, { kind: 'cashMoved' }>['payload'];

/** Tells the other side of a move: the receiver that cash is on its way, the giver what became of it. */
const tell = (tx: Tx, branchCode: string, tellerId: string, payload: Told, written: Written): Promise<void> =>
  emit(tx, { kind: 'cashMoved', branchCode, tellerId, payload }, new Date(written.postedAt));

async function writeSettled(tx: Tx, { caller, values }: Asked<MoveValues>, written: Written): Promise<void> {
  await tx
    .updateTable('cash_moves')
    .set({
      state: values.step === 'accept' ? 'accepted' : 'returned',
      token: null,
      settled_entry: written.entryId,
      settled_by: caller.tellerId,
      settled_at: written.postedAt,
      reason: values.reason ?? null,
    })
    .where('number', '=', values.number ?? '')
    .execute();
}

/**
 * The handler of one kind of cash move. The number of a move is the trace number of its giving; its token is shown to the giver by
 * the list of moves, as an answer that is quoted first could only show another one.
 */
export const cashMoveHandler = (definition: PostingDefinition, ends: Ends): TransactionHandler<MoveValues, MoveRead> => ({
  definition,
  validate: (values) => {
    const parsed = parseValues(cashMoveRequestSchema, values);
    if (!parsed.ok) return parsed;
    const step = checkStep(parsed.value);
    if (!step.ok) return step;
    const amount = countedAmount(parsed.value, { zero: false });
    return amount.ok ? parsed : amount;
  },
  needs: ({ values }) => ({ tills: [values.fromTill, values.toTill] }),
  read: (tx, asked) => readMove(tx, asked, ends.code),
  post: (asked, situation, read) => {
    const step = decideMove(ends, asked, situation, read);
    if (!step.ok) return step;
    return ok({
      ...step.value,
      write: async (tx: Tx, written: Written) => {
        await spendWitness(tx, asked.values.witness, written);
        const { step: done, fromTill: from, toTill: to, receiver } = asked.values;
        const { branchCode } = asked.caller;
        if (done === 'give') {
          await writeGiven(tx, asked, ends.code, written);
          await tell(tx, branchCode, receiver ?? '', { number: written.traceNumber, state: 'handedOver', from, to }, written);
        } else {
          await writeSettled(tx, asked, written);
          const state = done === 'accept' ? 'received' : 'refused';
          if (read.move !== null) await tell(tx, branchCode, read.move.giver, { number: read.move.number, state, from, to }, written);
        }
      },
    });
  },
  notices: async (db, { caller, values }, { cash }) =>
    values.step === 'accept' ? await tillLimitNotices(db, caller.businessDate, cash) : [],
});
