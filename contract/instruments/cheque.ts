import { type MinorUnits, minor } from '../money/amount.ts';

/** Shares in basis points of the cheque's amount; the floor in minor units. */
export type BounceRules = { readonly fineBasisPoints: bigint; readonly minimumFine: bigint; readonly compensationBasisPoints: bigint };

/** 支付结算办法 article 125: 5 %, at least 1000 yuan, to the state; 2 % to the holder. */
export const BOUNCE_RULES: BounceRules = { fineBasisPoints: 500n, minimumFine: 100_000n, compensationBasisPoints: 200n };

const share = (amount: bigint, basisPoints: bigint): bigint => (amount * basisPoints + 5_000n) / 10_000n;

/** For a cheque without funds, or with a signature or payment password that does not match. HALF_UP to the fen. */
export function bounceFine(
  amount: bigint,
  rules: BounceRules = BOUNCE_RULES,
): { readonly fine: MinorUnits; readonly compensation: MinorUnits } {
  const compensation = minor(share(amount, rules.compensationBasisPoints));
  const fine = share(amount, rules.fineBasisPoints);
  if (fine < rules.minimumFine) return { fine: minor(rules.minimumFine), compensation };
  return { fine: minor(fine), compensation };
}

/** Largest single cheque that is exchanged as an image between areas (CIS), minor units. */
export const CIS_CAP = 50_000_000n;

export const withinCisCap = (amount: bigint, cap: bigint = CIS_CAP): boolean => amount <= cap;

/** Working days after sending in which the drawer's bank must answer an image. */
export const CIS_REPLY_WORKING_DAYS = 2;
