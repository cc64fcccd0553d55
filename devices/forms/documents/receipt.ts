import { branchDateAndTime } from '../../../contract/dates/branchTime.ts';
import { crossedAmount } from '../../../contract/documents/amounts.ts';
import type { LossReportInput, SlipInput } from '../../../contract/documents/inputs.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import type { Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { encodeReceipt } from '../../receipt/escpos/encode.ts';
import type { ReceiptItem } from '../../receipt/printer.ts';
import { drawnCells } from '../cells.ts';
import { reprintMark } from './head.ts';

/** A receipt lies about; who finds it must not learn the whole number. First six and last four, as on card slips. */
export const maskedAccount = (number: string): string =>
  number.length < 12 ? number : `${number.slice(0, 6)}${'*'.repeat(number.length - 10)}${number.slice(-4)}`;

/** Label and value at the two edges, or below each other where both do not fit. */
function pair(label: string, value: string, columns: number, bold = false): ReceiptItem[] {
  if (value === '') return [];
  if ((drawnCells(label) ?? 0) + (drawnCells(value) ?? 0) < columns) return [{ kind: 'pair', label, value, bold }];
  return [
    { kind: 'text', text: label },
    { kind: 'text', text: value, align: 'right', bold },
  ];
}

/** The counter's receipt of a posting, from the same values as the slip. Account numbers are masked; tellers are named by their number. */
export function receiptItems(input: SlipInput | LossReportInput, columns: number): ReceiptItem[] {
  const { account, counterparty, amount, reprint } = input;
  return [
    { kind: 'text', text: input.bankName, align: 'center', bold: true },
    { kind: 'text', text: input.title, align: 'center', bold: true, size: 2 },
    ...(reprint === 0 ? [] : [{ kind: 'text', text: reprintMark(reprint), align: 'center', bold: true } as const]),
    { kind: 'rule' },
    ...pair('网点', `${input.branchCode} ${input.branchName}`, columns),
    ...pair('日期', input.businessDate, columns),
    ...pair('流水号', input.traceNumber ?? '', columns),
    ...(account === null ? [] : [...pair('户名', account.name, columns), ...pair('账号', maskedAccount(account.accountNumber), columns)]),
    ...(counterparty === null
      ? []
      : [...pair('对方户名', counterparty.name, columns), ...pair('对方账号', maskedAccount(counterparty.accountNumber), columns)]),
    ...(amount === null
      ? []
      : [
          { kind: 'rule' } as const,
          ...pair('金额', crossedAmount(amount.amount, amount.currency), columns, true),
          ...pair('大写', toUppercaseVoucherAmount(BigInt(amount.amount), amount.currency), columns),
          { kind: 'rule' } as const,
        ]),
    ...input.rows.flatMap(({ label, value }) => pair(label, value, columns)),
    ...pair('柜员', input.teller.id, columns),
    ...pair('授权', input.overriddenBy.map(({ id }) => id).join('、'), columns),
    ...pair('打印时间', branchDateAndTime(input.printedAt), columns),
    ...(input.kind === 'lossReport' ? [{ kind: 'rule' } as const, { kind: 'text', text: input.notice } as const] : []),
    { kind: 'rule' },
    { kind: 'text', text: '请核对无误后离开柜台', align: 'center' },
    { kind: 'cut' },
  ];
}

/** The bytes of a receipt for an ESC/POS printer of so many columns. Errors as of `encodeReceipt`. */
export const toEscPos = (input: SlipInput | LossReportInput, columns = 48): Result<Uint8Array, PrinterError> =>
  encodeReceipt(receiptItems(input, columns), columns);
