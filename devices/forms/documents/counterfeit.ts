import { branchDateAndTime } from '../../../contract/dates/branchTime.ts';
import { crossedAmount } from '../../../contract/documents/amounts.ts';
import type { CounterfeitInput } from '../../../contract/documents/inputs.ts';
import { toWire } from '../../../contract/money/amount.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import type { Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { drawForm, type FormDrawing } from '../drawing.ts';
import { COUNTERFEIT } from '../templates/counterfeit.ts';
import { branchText, personText, reprintMark } from './head.ts';

const ITEMS = { 'cny-note': '人民币纸币', 'cny-coin': '人民币硬币', foreign: '外币' } as const;

/** What the holder may do about it; the last day is central's, by the calendar. */
const noticeOf = (appraisalBy: string): string =>
  `告知事项：持有人对被收缴货币的真伪有异议的，可在${appraisalBy}（含）前，即自收缴之日起3个工作日内，持本凭证直接或通过收缴单位向中国人民银行当地分支机构或其授权的鉴定机构申请鉴定。被收缴的假币不予退还。`;

/** 假币收缴凭证. */
export function renderCounterfeit(input: CounterfeitInput): Result<FormDrawing, PrinterError> {
  const total = BigInt(input.faceValue) * BigInt(input.pieces);
  const handling = [input.stamped ? '加盖“假币”戳记' : '', input.sealedBag ? '装入专用袋封存' : ''].filter((text) => text !== '');
  return drawForm(COUNTERFEIT, {
    bank: input.bankName,
    mark: reprintMark(input.reprint),
    branch: branchText(input),
    date: input.businessDate,
    number: input.number,
    holder: input.holderName,
    holderId: `${input.holderIdType} ${input.holderIdNumber}`,
    currency: input.item === 'foreign' ? `外币 ${input.currency}` : ITEMS[input.item],
    faceValue: crossedAmount(input.faceValue, input.currency),
    pieces: String(input.pieces),
    total: crossedAmount(toWire(total), input.currency),
    totalUpper: toUppercaseVoucherAmount(total, input.currency),
    handling: handling.length === 0 ? '收缴' : handling.join('，'),
    serials: input.serials.join(' '),
    notice: noticeOf(input.appraisalBy),
    teller: personText(input.teller),
    secondTeller: personText(input.secondTeller),
    printedAt: branchDateAndTime(input.printedAt),
  });
}
