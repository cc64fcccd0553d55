import type { Updateable } from 'kysely';
import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { refusalDue } from '../../contract/instruments/collection.ts';
import { formatAmount, toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { actOnCollection, actOnCollectionRequestSchema } from '../../contract/transactions/instrument/1432.ts';
import { type AccountRow, available, findAccount } from '../accounts/account.ts';
import { debitable } from '../accounts/postable.ts';
import { refuse } from '../answer.ts';
import type { CollectionStepsTable, CollectionsTable } from '../database/tables/instruments.ts';
import { bankCalendar } from '../endOfDay/calendar.ts';
import { collectionPayment } from '../instruments/collectionPayment.ts';
import { advanceCollection, type CollectionRow, findCollection } from '../instruments/collectionRegister.ts';
import { fromAccount, intoAccount } from '../instruments/legs.ts';
import { refuseAt } from '../instruments/refusals.ts';
import { between } from '../ledger/pairs.ts';
import type { Asked, Plan, Situation, TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof actOnCollectionRequestSchema>;

interface Read {
  readonly row: CollectionRow | null;
  readonly payer: AccountRow | null;
  readonly payee: AccountRow | null;
}

const STATE_WORDS: Readonly<Record<CollectionRow['state'], { readonly zh: string; readonly en: string }>> = {
  sent: { zh: '尚未通知付款人', en: 'was not notified yet' },
  notified: { zh: '已通知付款人', en: 'was notified to the payer' },
  partlyPaid: { zh: '已部分付款', en: 'is partly paid' },
  paid: { zh: '已付清', en: 'is paid' },
  refused: { zh: '已拒付', en: 'was refused' },
  returned: { zh: '已退回', en: 'was returned' },
};

const stateRefusal = ({ number, state }: CollectionRow) =>
  refuse('COLLECTION_STATE', { number, stateZh: STATE_WORDS[state].zh, stateEn: STATE_WORDS[state].en });

const isOpen = ({ state }: CollectionRow): boolean => state === 'notified' || state === 'partlyPaid';

interface Done {
  readonly event: CollectionStepsTable['event'];
  readonly changes: Updateable<CollectionsTable>;
  readonly amount?: bigint;
  readonly late?: bigint;
}

/** The register's side of a step. */
const writing = (asked: Asked<Values>, row: CollectionRow, { event, changes, amount = 0n, late = 0n }: Done): NonNullable<Plan['write']> =>
  async function write(tx, { entryId, postedAt }) {
    const { caller, values } = asked;
    await advanceCollection(tx, row, changes, {
      number: row.number,
      event,
      amount,
      late,
      branch_code: caller.branchCode,
      teller_id: caller.tellerId,
      entry_id: entryId,
      business_date: caller.businessDate,
      done_at: postedAt,
      note: values.reason,
    });
  };

const NOTHING = { currency: CNY, amount: 0n, moves: [], pairs: [] } as const;

function notify(asked: Asked<Values>, row: CollectionRow): Result<Plan, WireError> {
  if (row.state !== 'sent') return stateRefusal(row);
  const today = asked.caller.businessDate;
  const dueOn = refusalDue(row.kind, today, bankCalendar({ at: () => asked.parameters }, today));
  const changes = { state: 'notified', notified_on: today, due_on: dueOn } as const;
  return ok({
    ...NOTHING,
    result: { collection: row.number, refusalDue: dueOn },
    write: writing(asked, row, { event: 'notify', changes }),
  });
}

/** In writing, until the last day; nothing that was paid before comes back. */
function close(asked: Asked<Values>, row: CollectionRow, event: 'refuse' | 'return'): Result<Plan, WireError> {
  const today = asked.caller.businessDate;
  if (asked.values.reason.trim() === '') return refuseAt('reason', 'FIELD_REQUIRED');
  if (!isOpen(row) || (event === 'refuse' && row.state !== 'notified')) return stateRefusal(row);
  const due = row.due_on ?? '';
  if (event === 'refuse' && today > due) return refuseAt('act', 'COLLECTION_REFUSED_LATE', { due });
  if (event === 'return' && today <= due) return refuseAt('act', 'COLLECTION_NOT_DUE', { due });
  const state = event === 'refuse' ? ('refused' as const) : ('returned' as const);
  const changes = { state, closed_on: today, reason: asked.values.reason };
  return ok({ ...NOTHING, result: { collection: row.number }, write: writing(asked, row, { event, changes }) });
}

/** 2011 payer / 2011 payee with the late fee, through 3001 between branches. */
function pay(asked: Asked<Values>, situation: Situation, { row, payer, payee }: Read & { row: CollectionRow }): Result<Plan, WireError> {
  const today = asked.caller.businessDate;
  const due = row.due_on ?? '';
  if (!isOpen(row)) return stateRefusal(row);
  if (asked.values.act === 'collect' && today <= due) return refuseAt('act', 'COLLECTION_NOT_DUE', { due });
  const usable = debitable(payer, row.payer_account, CNY, 0n);
  if (!usable.ok) return usable;
  const payment = collectionPayment(row, payer, today);
  if (payment === null) return refuse('BALANCE_TOO_LOW', { available: formatAmount(available(usable.value), CNY) });
  const { paid, late } = payment;
  const situated: Situation = { ...situation, account: (number) => (number === row.payer_account ? payer : situation.account(number)) };
  const from = fromAccount(situated, asked, row.payer_account, paid + late, { summaryZh: '托收付款', summaryEn: 'COLLECTION' });
  if (!from.ok) return from;
  const into = { number: row.payee_account, row: payee };
  const to = intoAccount(situation, asked, into, paid + late, { summaryZh: '托收款', summaryEn: 'COLLECTED' });
  if (!to.ok) return to;
  const whole = row.paid + paid === row.amount;
  const changes = {
    state: whole ? ('paid' as const) : ('partlyPaid' as const),
    paid: row.paid + paid,
    late_paid: row.late_paid + late,
    ...(whole ? { closed_on: today } : {}),
  };
  return ok({
    currency: CNY,
    amount: paid + late,
    moves: [...from.value.moves, ...to.value.moves],
    pairs: between(from.value.side, to.value.side, CNY, paid + late),
    result: { collection: row.number, paid: toWire(paid), lateFee: toWire(late), remaining: toWire(row.amount - row.paid - paid) },
    write: writing(asked, row, { event: 'pay', changes, amount: paid, late }),
  });
}

/** 1432 at the branch of the payer. */
export const handler: TransactionHandler<Values, Read> = {
  definition: actOnCollection,
  validate: (values) => parseValues(actOnCollectionRequestSchema, values),
  needs: () => ({}),
  read: async (tx, { values }) => {
    const row = await findCollection(tx, values.number);
    if (row === null) return { row, payer: null, payee: null };
    return { row, payer: await findAccount(tx, row.payer_account), payee: await findAccount(tx, row.payee_account) };
  },
  post: (asked, situation, read) => {
    const { caller, values } = asked;
    const { row } = read;
    if (row === null || row.payer_branch !== caller.branchCode) return refuseAt('number', 'COLLECTION_UNKNOWN', { number: values.number });
    switch (values.act) {
      case 'notify':
        return notify(asked, row);
      case 'refuse':
      case 'return':
        return close(asked, row, values.act);
      case 'accept':
      case 'collect':
        return pay(asked, situation, { ...read, row });
    }
  },
};
