import type { Insertable, Selectable } from 'kysely';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import type { ChequesTable } from '../database/tables/instruments.ts';
import { customerHolder } from '../vouchers/holder.ts';
import { refuseAt } from './refusals.ts';

export type ChequeRow = Selectable<ChequesTable>;
export type ChequeType = ChequesTable['type'];

/** A cheque as it is read for a decision. */
export interface KnownCheque {
  readonly type: ChequeType;
  readonly number: string;
  readonly accountNumber: string;
  /** The customer who bought it; null: nobody did, or it was used. */
  readonly soldTo: string | null;
  /** Null: the bank has not seen it since it was sold. */
  readonly row: ChequeRow | null;
}

const STATE_WORDS: Readonly<Record<ChequeRow['state'], { readonly zh: string; readonly en: string }>> = {
  stopped: { zh: '挂失止付', en: 'stopped' },
  released: { zh: '解除止付', en: 'not stopped' },
  paid: { zh: '付款', en: 'paid' },
  bounced: { zh: '退票', en: 'bounced' },
};

export async function readCheque(tx: Tx, type: ChequeType, number: string, accountNumber: string): Promise<KnownCheque> {
  const row = await tx.selectFrom('cheques').selectAll().where('type', '=', type).where('number', '=', number).executeTakeFirst();
  const account = await tx.selectFrom('accounts').select('customer_number').where('number', '=', accountNumber).executeTakeFirst();
  const customer = account?.customer_number ?? '';
  const sold = await tx
    .selectFrom('voucher_ranges')
    .select('holder')
    .where('type', '=', type)
    .where('first_number', '<=', number)
    .where('last_number', '>=', number)
    .where('holder', '=', customerHolder(customer))
    .executeTakeFirst();
  return { type, number, accountNumber, soldTo: sold === undefined ? null : customer, row: row ?? null };
}

export const chequeState = ({ number, row }: Pick<KnownCheque, 'number' | 'row'>): WireError => {
  const { zh, en } = STATE_WORDS[row?.state ?? 'released'];
  return refuse('CHEQUE_STATE', { number, stateZh: zh, stateEn: en }).error;
};

/** A cheque that was sold to the account's customer and that nobody has presented. */
export function usable(cheque: KnownCheque): Result<string, WireError> {
  const { row, soldTo, accountNumber } = cheque;
  if (row !== null && row.account_number !== accountNumber) return refuseAt('number', 'CHEQUE_NOT_SOLD');
  if (row?.state === 'paid' || row?.state === 'bounced') return { ok: false, error: chequeState(cheque) };
  return soldTo === null ? refuseAt('number', 'CHEQUE_NOT_SOLD') : ok(soldTo);
}

/** The register's row of a cheque, new or changed. What was read in the same serializable transaction allowed it. */
export async function writeCheque(tx: Tx, row: Insertable<ChequesTable>): Promise<void> {
  const blank = { amount: null, stopped_on: null, released_from: null, court_document: null };
  const { type: _type, number: _number, ...changes } = { ...blank, ...row };
  await tx
    .insertInto('cheques')
    .values({ ...blank, ...row })
    .onConflict((conflict) => conflict.columns(['type', 'number']).doUpdateSet(changes))
    .execute();
}
