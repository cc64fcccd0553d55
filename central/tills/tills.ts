import type { RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import type { TillView } from '../../contract/views/session.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';

/** A till with its cash in one currency. */
export interface Till {
  readonly id: string;
  readonly branchCode: string;
  readonly state: TillView['state'];
  readonly tellerId: string | null;
  readonly currency: string;
  /** Minor units. */
  readonly balance: bigint;
  /** Pieces by denomination id. */
  readonly denominations: Readonly<Record<string, number>>;
}

const select = (db: Db | Tx) =>
  db
    .selectFrom('tills')
    .innerJoin('till_cash', 'till_cash.till_id', 'tills.id')
    .select(['tills.id', 'tills.branch_code', 'tills.state', 'tills.teller_id'])
    .select(['till_cash.currency', 'till_cash.balance', 'till_cash.denominations']);

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const toTill = (row: Row): Till => ({
  id: row.id,
  branchCode: row.branch_code,
  state: row.state,
  tellerId: row.teller_id,
  currency: row.currency,
  balance: row.balance,
  denominations: row.denominations,
});

export async function findTill(db: Db | Tx, tillId: string, currency: string): Promise<Till | null> {
  const row = await select(db).where('tills.id', '=', tillId).where('till_cash.currency', '=', currency).executeTakeFirst();
  return row === undefined ? null : toTill(row);
}

/** The till that a teller has, whatever its state; null when there is none. */
export async function tillOf(db: Db | Tx, tellerId: string): Promise<string | null> {
  const row = await db.selectFrom('tills').select('id').where('teller_id', '=', tellerId).executeTakeFirst();
  return row?.id ?? null;
}

/** Whether cash may move in it: open or active, this teller's, in this branch (domain: till). */
export const isUsableBy = (till: Till, caller: TellerCaller): boolean =>
  (till.state === 'open' || till.state === 'active') && till.tellerId === caller.tellerId && till.branchCode === caller.branchCode;

export async function listTills(
  central: Central,
  { caller }: { caller: TellerCaller },
): Promise<Answer<RouteResponse<(typeof centralRoutes)['tills']>>> {
  const rows = await select(central.db)
    .where('tills.branch_code', '=', caller.branchCode)
    .orderBy('tills.id')
    .orderBy('currency')
    .execute();
  return {
    ok: true,
    value: {
      tills: rows.map((row) => ({
        tillId: row.id,
        state: row.state,
        tellerId: row.teller_id,
        currency: row.currency as Currency,
        balance: toWire(row.balance),
        denominations: row.denominations,
      })),
    },
  };
}
