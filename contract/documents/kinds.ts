import type { VoucherTypeId } from '../vouchers/types.ts';
import type { DocumentKind } from './inputs.ts';

/** What a document's values are taken from. `accepted`: central's answer to a posting; `values`: the posted request; the others: what they say. */
export type DocumentNeed =
  | 'accepted'
  | 'values'
  | 'interestSlip'
  | 'account'
  | 'formNumber'
  | 'denominationTable'
  | 'voucherRanges'
  | 'counterfeitRecord'
  | 'journalRows'
  | 'reportSheet';

export interface DocumentKindEntry {
  readonly zh: string;
  readonly en: string;
  /** The form that it is drawn on (devices/forms/templates). */
  readonly formName: string;
  readonly needs: readonly DocumentNeed[];
  /** The controlled form that it uses up; null for plain paper. Its number must be the one in the printer, and a spoilt one is voided, never printed again. */
  readonly voucher: VoucherTypeId | null;
  /** Whether it can also come out of the receipt printer. */
  readonly receipt: boolean;
  /** `counted`: each further print says so. `never`: an instrument exists once. */
  readonly reprint: 'counted' | 'never';
}

/** The papers of the counter. A transaction names those that it prints by kind. */
export const DOCUMENT_KINDS = {
  slip: {
    zh: '业务凭证',
    en: 'Transaction slip',
    formName: 'slip',
    needs: ['accepted', 'values'],
    voucher: null,
    receipt: true,
    reprint: 'counted',
  },
  interestSlip: {
    zh: '利息清单',
    en: 'Interest slip',
    formName: 'interest-slip',
    needs: ['accepted', 'interestSlip', 'account'],
    voucher: null,
    receipt: false,
    reprint: 'counted',
  },
  certificate: {
    zh: '定期存单',
    en: 'Time deposit certificate',
    formName: 'time-deposit-certificate',
    needs: ['accepted', 'values', 'formNumber', 'account'],
    voucher: 'certificate',
    receipt: false,
    reprint: 'never',
  },
  draft: {
    zh: '银行汇票',
    en: 'Bank draft',
    formName: 'bank-draft',
    needs: ['accepted', 'values', 'formNumber'],
    voucher: 'draft',
    receipt: false,
    reprint: 'never',
  },
  cashiersCheque: {
    zh: '银行本票',
    en: "Cashier's cheque",
    formName: 'cashiers-cheque',
    needs: ['accepted', 'values', 'formNumber'],
    voucher: 'cashiersCheque',
    receipt: false,
    reprint: 'never',
  },
  cashCount: {
    zh: '现金清点单',
    en: 'Cash count slip',
    formName: 'cash-count',
    needs: ['values', 'denominationTable', 'voucherRanges'],
    voucher: null,
    receipt: false,
    reprint: 'counted',
  },
  counterfeit: {
    zh: '假币收缴凭证',
    en: 'Receipt for counterfeit money',
    formName: 'counterfeit-receipt',
    needs: ['counterfeitRecord'],
    voucher: null,
    receipt: false,
    reprint: 'counted',
  },
  lossReport: {
    zh: '挂失回执',
    en: 'Loss report receipt',
    formName: 'loss-report',
    needs: ['accepted', 'values'],
    voucher: null,
    receipt: true,
    reprint: 'counted',
  },
  dayReport: {
    zh: '业务日报表',
    en: 'Day report',
    formName: 'day-report',
    needs: ['journalRows'],
    voucher: null,
    receipt: false,
    reprint: 'counted',
  },
  report: {
    zh: '报表',
    en: 'Report',
    formName: 'report',
    needs: ['reportSheet'],
    voucher: null,
    receipt: false,
    reprint: 'counted',
  },
} as const satisfies Readonly<Record<DocumentKind, DocumentKindEntry>>;
