import type { TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';

/** Something that is not finished, by name. */
export interface Blocker {
  readonly kind: string;
  /** What it is about: a till, the number of a transfer. */
  readonly reference: string;
  readonly textZh: string;
  readonly textEn: string;
}

/** The blockers as one text of an error, in both languages. */
export const blockerDetails = (blockers: readonly Blocker[]): Record<string, string> => ({
  count: String(blockers.length),
  blockers: blockers
    .map(({ textZh }) => textZh)
    .join('；')
    .slice(0, 1_900),
  blockersEn: blockers
    .map(({ textEn }) => textEn)
    .join('; ')
    .slice(0, 1_900),
});

/** What of a till and its teller is on its way: nothing of it may be closed or handed over meanwhile (domain: till, close). */
export async function tillBlockers(tx: Db | Tx, tillId: string, { tellerId, branchCode }: TellerCaller): Promise<Blocker[]> {
  const cash = await tx
    .selectFrom('cash_moves')
    .select(['number', 'from_till', 'to_till'])
    .where('state', '=', 'inTransit')
    .where((eb) => eb.or([eb('from_till', '=', tillId), eb('to_till', '=', tillId)]))
    .orderBy('number')
    .execute();
  const handOvers = await tx
    .selectFrom('till_hand_overs')
    .select(['number', 'till_id'])
    .where('branch_code', '=', branchCode)
    .where('state', '=', 'inTransit')
    .where((eb) => eb.or([eb('till_id', '=', tillId), eb('receiver', '=', tellerId)]))
    .execute();
  const vouchers = await tx
    .selectFrom('voucher_transfers')
    .select(['number', 'giver'])
    .where('branch_code', '=', branchCode)
    .where('state', '=', 'inTransit')
    .where((eb) => eb.or([eb('giver', '=', tellerId), eb('receiver', '=', tellerId)]))
    .orderBy('number')
    .execute();
  return [
    ...cash.map(({ number, from_till }) =>
      from_till === tillId
        ? { kind: 'cashGiven', reference: number, textZh: `现金 ${number} 已交出未接收`, textEn: `cash ${number} given and not received` }
        : { kind: 'cashToReceive', reference: number, textZh: `现金 ${number} 待接收`, textEn: `cash ${number} to receive` },
    ),
    ...handOvers.map(({ number, till_id }) => ({
      kind: 'handOver',
      reference: number,
      textZh: `尾箱 ${till_id} 交接 ${number} 未完成`,
      textEn: `hand-over ${number} of till ${till_id} not finished`,
    })),
    ...vouchers.map(({ number, giver }) =>
      giver === tellerId
        ? {
            kind: 'vouchersGiven',
            reference: number,
            textZh: `凭证 ${number} 已交出未接收`,
            textEn: `forms ${number} given and not received`,
          }
        : { kind: 'vouchersToReceive', reference: number, textZh: `凭证 ${number} 待接收`, textEn: `forms ${number} to receive` },
    ),
  ];
}
