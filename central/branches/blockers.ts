import type { RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { Blocker } from '../tills/blockers.ts';
import { sameCounts } from '../tills/denominations.ts';
import { nextBusinessDate } from './calendar.ts';

/** The day that is to be closed. */
export interface ClosingDay {
  readonly branchCode: string;
  readonly businessDate: string;
  /** Instant. */
  readonly asOf: string;
}

/** Finds what of one kind is not finished. */
export type BlockerFinder = (db: Db | Tx, day: ClosingDay) => Promise<Blocker[]>;

const tillsOpen: BlockerFinder = async (db, { branchCode }) => {
  const rows = await db
    .selectFrom('tills')
    .select(['id', 'teller_id'])
    .where('branch_code', '=', branchCode)
    .where('teller_id', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id, teller_id }) => ({
    kind: 'tillOpen',
    reference: id,
    textZh: `尾箱 ${id} 未关闭（柜员 ${teller_id}）`,
    textEn: `till ${id} is not closed (teller ${teller_id})`,
  }));
};

const cashInTransit: BlockerFinder = async (db, { branchCode }) => {
  const rows = await db
    .selectFrom('cash_moves')
    .select(['number', 'receiver'])
    .where('branch_code', '=', branchCode)
    .where('state', '=', 'inTransit')
    .orderBy('number')
    .execute();
  return rows.map(({ number, receiver }) => ({
    kind: 'cashInTransit',
    reference: number,
    textZh: `现金 ${number} 在途，待柜员 ${receiver} 接收`,
    textEn: `cash ${number} in transit to ${receiver}`,
  }));
};

const handOversOpen: BlockerFinder = async (db, { branchCode }) => {
  const rows = await db
    .selectFrom('till_hand_overs')
    .select(['number', 'till_id', 'receiver'])
    .where('branch_code', '=', branchCode)
    .where('state', '=', 'inTransit')
    .orderBy('number')
    .execute();
  return rows.map(({ number, till_id, receiver }) => ({
    kind: 'handOver',
    reference: number,
    textZh: `尾箱 ${till_id} 交接 ${number} 待柜员 ${receiver} 接收`,
    textEn: `hand-over ${number} of till ${till_id} to ${receiver}`,
  }));
};

const vouchersInTransit: BlockerFinder = async (db, { branchCode }) => {
  const rows = await db
    .selectFrom('voucher_transfers')
    .select(['number', 'receiver'])
    .where('branch_code', '=', branchCode)
    .where('state', '=', 'inTransit')
    .orderBy('number')
    .execute();
  return rows.map(({ number, receiver }) => ({
    kind: 'vouchersInTransit',
    reference: number,
    textZh: `凭证 ${number} 在途，待柜员 ${receiver} 接收`,
    textEn: `forms ${number} in transit to ${receiver}`,
  }));
};

/** The vault was counted on this day, and what was counted is what is booked now, piece by piece. */
const vaultsUnbalanced: BlockerFinder = async (db, { branchCode, businessDate }) => {
  const vaults = await db
    .selectFrom('tills')
    .innerJoin('till_cash', 'till_cash.till_id', 'tills.id')
    .select(['tills.id', 'till_cash.currency', 'till_cash.balance', 'till_cash.denominations'])
    .where('tills.branch_code', '=', branchCode)
    .where('tills.kind', '=', 'vault')
    .execute();
  const open = await Promise.all(
    vaults.map(async ({ id, currency, balance, denominations }): Promise<Blocker[]> => {
      const count = await db
        .selectFrom('cash_counts')
        .select(['counted', 'denominations'])
        .where('till_id', '=', id)
        .where('business_date', '=', businessDate)
        .where('currency', '=', currency)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (count === undefined)
        return [{ kind: 'vaultNotCounted', reference: id, textZh: `金库 ${id} 今日未清点`, textEn: `vault ${id} was not counted today` }];
      if (count.counted === balance && sameCounts(count.denominations, denominations)) return [];
      const [textZh, textEn] = [`金库 ${id} 清点与账面不符或其后有变动`, `vault ${id}: the last count is not what is booked now`];
      return [{ kind: 'vaultUnbalanced', reference: id, textZh, textEn }];
    }),
  );
  return open.flat();
};

/** Requests that somebody may still approve, and approvals that may still be used. */
const overridesPending: BlockerFinder = async (db, { branchCode, businessDate, asOf }) => {
  const rows = await db
    .selectFrom('override_requests')
    .select(['id', 'teller_id', 'transaction_code'])
    .where('branch_code', '=', branchCode)
    .where('state', 'in', ['pending', 'approved'])
    .where('business_date', '=', businessDate)
    .where('expires_at', '>', asOf)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id, teller_id, transaction_code }) => ({
    kind: 'overridePending',
    reference: id,
    textZh: `柜员 ${teller_id} 的 ${transaction_code} 授权申请未办结`,
    textEn: `override request of ${teller_id} for ${transaction_code} is not settled`,
  }));
};

/** Everything that keeps a day open. What else may not be left overnight is added here. */
export const DAY_BLOCKERS: readonly BlockerFinder[] = [
  tillsOpen,
  cashInTransit,
  handOversOpen,
  vouchersInTransit,
  vaultsUnbalanced,
  overridesPending,
];

/** Every blocker of the branch's day, one finder after the other: they share a transaction's connection. */
export async function dayBlockers(db: Db | Tx, day: ClosingDay): Promise<Blocker[]> {
  const found: Blocker[] = [];
  for (const find of DAY_BLOCKERS) found.push(...(await find(db, day)));
  return found;
}

/** What the supervisor sees before closing, at any time; of a closed day, which one is next. */
export async function branchDayBlockers(
  central: Central,
  { caller }: { readonly caller: TellerCaller },
): Promise<Answer<RouteResponse<(typeof centralRoutes)['branchDayBlockers']>>> {
  const { branchCode, businessDate, branchDay } = caller;
  const blockers =
    branchDay === 'open' ? await dayBlockers(central.db, { branchCode, businessDate, asOf: central.clock.now().toISOString() }) : [];
  const next = await nextBusinessDate(central.db, businessDate);
  return { ok: true, value: { branchCode, businessDate, state: branchDay, nextBusinessDate: next, blockers } };
}
