import { toWire } from '../../contract/money/amount.ts';
import type { AccountDetails, HoldView } from '../../contract/views/customer.ts';
import type { Tx } from '../database/serializable.ts';
import { findHolding } from '../interest/holding.ts';
import { type AccountRow, toAccountView } from './account.ts';
import { readMedium } from './media.ts';

/** Holds in force that 1108 may release, oldest first. */
async function holdsOf(tx: Tx, accountNumber: string): Promise<HoldView[]> {
  const rows = await tx
    .selectFrom('account_holds')
    .select(['id', 'kind', 'amount', 'authority', 'document_number', 'placed_on', 'ends_on'])
    .where('account_number', '=', accountNumber)
    .where('state', '=', 'active')
    .where('id', 'not in', tx.selectFrom('medium_losses').select('hold_id').where('state', '=', 'active'))
    .orderBy('placed_on')
    .orderBy('id')
    .execute();
  return rows.map(({ id, kind, amount, authority, document_number, placed_on, ends_on }) => ({
    id,
    kind,
    amount: amount === null ? null : toWire(amount),
    authority,
    documentNumber: document_number,
    placedOn: placed_on,
    endsOn: ends_on,
  }));
}

async function lossOf(tx: Tx, accountNumber: string): Promise<AccountDetails['loss']> {
  const row = await tx
    .selectFrom('medium_losses')
    .select(['how', 'reported_on', 'lapses_on', 'replaceable_from'])
    .where('account_number', '=', accountNumber)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row === undefined
    ? null
    : { how: row.how, reportedOn: row.reported_on, lapsesOn: row.lapses_on, replaceableFrom: row.replaceable_from };
}

async function depositOf(tx: Tx, accountNumber: string): Promise<AccountDetails['deposit']> {
  const deposit = (await findHolding(tx, accountNumber))?.deposit ?? null;
  if (deposit === null) return null;
  const { termStartedOn, maturesOn, contractRate, principal, rollover, notice } = deposit;
  return {
    startedOn: termStartedOn,
    maturesOn,
    rate: contractRate,
    principal: toWire(principal),
    rollover,
    notice: notice === null ? null : { agreedDate: notice.agreedDate, amount: toWire(notice.agreedAmount) },
  };
}

/** An account with its book, card or certificate, holds, loss report and contract: what forms on it ask for. */
export async function accountDetails(tx: Tx, row: AccountRow): Promise<AccountDetails> {
  const medium = row.state === 'closed' ? null : await readMedium(tx, row.number);
  return {
    ...toAccountView(row),
    kind: row.product_kind,
    holderKind: row.holder_kind,
    class: row.class,
    medium,
    holds: await holdsOf(tx, row.number),
    loss: await lossOf(tx, row.number),
    deposit: row.product_kind === 'demand' ? null : await depositOf(tx, row.number),
  };
}
