import { z } from 'zod';

/**
 * Controlled voucher types (重要空白凭证). Class A is written by the bank, class B is sold to customers. Configuration: a bank adds its
 * own; `digits` is the width of the printed number.
 */
export type VoucherType = {
  readonly zh: string;
  readonly en: string;
  readonly class: 'A' | 'B';
  readonly digits: number;
  /** Two people are needed to receive and to move them. */
  readonly twoPeople: boolean;
};

export const VOUCHER_TYPES = {
  draft: { zh: '银行汇票', en: 'Bank draft', class: 'A', digits: 8, twoPeople: true },
  cashiersCheque: { zh: '银行本票', en: "Cashier's cheque", class: 'A', digits: 8, twoPeople: true },
  certificate: { zh: '定期存单', en: 'Certificate of deposit', class: 'A', digits: 8, twoPeople: true },
  passbook: { zh: '存折', en: 'Passbook', class: 'A', digits: 8, twoPeople: true },
  card: { zh: '借记卡', en: 'Debit card', class: 'A', digits: 19, twoPeople: true },
  cashCheque: { zh: '现金支票', en: 'Cash cheque', class: 'B', digits: 8, twoPeople: true },
  transferCheque: { zh: '转账支票', en: 'Transfer cheque', class: 'B', digits: 8, twoPeople: true },
  draftApplication: { zh: '结算业务申请书', en: 'Settlement application form', class: 'B', digits: 8, twoPeople: false },
} as const satisfies Readonly<Record<string, VoucherType>>;

export type VoucherTypeId = keyof typeof VOUCHER_TYPES;

export const voucherTypeSchema = z.enum(Object.keys(VOUCHER_TYPES) as [VoucherTypeId, ...VoucherTypeId[]]);
