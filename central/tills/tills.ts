import type { RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import type { TillView } from '../../contract/views/session.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';

/** A till with its cash in one currency. */
export interface Till {
  readonly id: string;
  readonly kind: 'till' | 'vault';
  readonly branchCode: string;
  readonly state: TillView['state'];
  readonly tellerId: string | null;
  readonly currency: string;
  /** Minor units. */
  readonly balance: bigint;
  /** Pieces by denomination id. */
  readonly denominations: Readonly<Record<string, number>>;
}

/** Whether cash may move in it: open or active, this teller's, in this branch (domain: till). */
export const isUsableBy = (till: Till, caller: TellerCaller): boolean =>
  (till.state === 'open' || till.state === 'active') && till.tellerId === caller.tellerId && till.branchCode === caller.branchCode;

export async function listTills(
  central: Central,
  { caller }: { caller: TellerCaller },
): Promise<Answer<RouteResponse<(typeof centralRoutes)['tills']>>> {
  const rows = await central.db
    .selectFrom('tills')
    .innerJoin('till_cash', 'till_cash.till_id', 'tills.id')
    .select(['tills.id', 'tills.state', 'tills.teller_id', 'till_cash.currency', 'till_cash.balance', 'till_cash.denominations'])
    .where('tills.branch_code', '=', caller.branchCode)
    .where('tills.kind', '=', 'till')
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
