import type { Currency } from '../money/currency.ts';
import { CHART, type LedgerAccount, PARTIES, type Party } from './chart.ts';

export type AccountRef = { readonly ledger: LedgerAccount } | { readonly party: Party };

/** One side of a posting. Amounts are positive minor units; red entries are a matter of the correction, not of the template. */
export type JournalLine = {
  readonly side: 'D' | 'C';
  readonly account: AccountRef;
  readonly amount: bigint;
};

/** 重要空白凭证: receipt and issue only, counted in pieces. */
export type BlankFormLine = { readonly side: 'IN' | 'OUT'; readonly form: BlankForm; readonly pieces: number };

export const BLANK_FORMS = {
  draft: { zh: '银行汇票', en: 'bank draft' },
  cashiersCheque: { zh: '银行本票', en: "cashier's cheque" },
  certificate: { zh: '存单', en: 'certificate of deposit' },
  passbook: { zh: '存折', en: 'passbook' },
} as const;

export type BlankForm = keyof typeof BLANK_FORMS;

/** What one transaction posts. */
export type JournalTemplate = { readonly lines: readonly JournalLine[]; readonly blankForms: readonly BlankFormLine[] };

export const ledger = (name: LedgerAccount): AccountRef => ({ ledger: name });
export const party = (name: Party): AccountRef => ({ party: name });
export const debit = (account: AccountRef, amount: bigint): JournalLine => ({ side: 'D', account, amount });
export const credit = (account: AccountRef, amount: bigint): JournalLine => ({ side: 'C', account, amount });

/** Lines of nothing (no fee, no surplus) are left out: a zero posting is noise in a book. */
export const template = (lines: readonly JournalLine[], blankForms: readonly BlankFormLine[] = []): JournalTemplate => ({
  lines: lines.filter((line) => line.amount !== 0n),
  blankForms,
});

/** `2011 吸收存款-付款人`: code and Chinese name, as a voucher prints it. */
export function accountLabel(account: AccountRef): string {
  if ('party' in account) return `${CHART.demandDeposits.code} 吸收存款-${PARTIES[account.party].zh}`;
  const { code, zh } = CHART[account.ledger];
  return `${code} ${zh}`;
}

export const blankFormLabel = (form: BlankForm): string => `off-balance 重要空白凭证-${BLANK_FORMS[form].zh}`;

export type JournalProblem =
  | { readonly code: 'JOURNAL_EMPTY' }
  | { readonly code: 'JOURNAL_AMOUNT_NOT_POSITIVE'; readonly line: number }
  | { readonly code: 'JOURNAL_UNBALANCED'; readonly currency: Currency; readonly debit: bigint; readonly credit: bigint };

/** Every journal must balance in each of its currencies, not in sum over them. Null when it does. */
export function journalProblem(
  lines: readonly (Pick<JournalLine, 'side' | 'amount'> & { readonly currency: Currency })[],
): JournalProblem | null {
  if (lines.length === 0) return { code: 'JOURNAL_EMPTY' };
  const bad = lines.findIndex((line) => line.amount <= 0n);
  if (bad >= 0) return { code: 'JOURNAL_AMOUNT_NOT_POSITIVE', line: bad };
  for (const [currency, ofCurrency] of Map.groupBy(lines, (line) => line.currency)) {
    const sum = (side: 'D' | 'C'): bigint => ofCurrency.reduce((total, line) => (line.side === side ? total + line.amount : total), 0n);
    const [debits, credits] = [sum('D'), sum('C')];
    if (debits !== credits) return { code: 'JOURNAL_UNBALANCED', currency, debit: debits, credit: credits };
  }
  return null;
}
