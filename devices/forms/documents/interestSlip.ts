import { crossedAmount, plainAmount } from '../../../contract/documents/amounts.ts';
import type { InterestSlipInput } from '../../../contract/documents/inputs.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import type { InterestLine } from '../../../contract/products/interestSlip.ts';
import type { Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { drawForm, type FormDrawing } from '../drawing.ts';
import { INTEREST_ROWS, INTEREST_SLIP } from '../templates/interestSlip.ts';
import { headValues, pageText } from './head.ts';
import { all, inPages } from './pages.ts';

const KINDS: Readonly<Record<InterestLine['kind'], string>> = {
  contract: '合同利率',
  demand: '活期利率',
  overdue: '逾期活期',
  notice: '通知期',
  correction: '调整',
};
const METHODS = { aggregate: '积数计息法', perItem: '逐笔计息法' } as const;

/** 3个月12天, as the rule counted it. */
function timeOf({ months, days }: InterestLine): string {
  if (months === 0) return `${days}天`;
  return days === 0 ? `${months}个月` : `${months}个月${days}天`;
}

function pageOf(input: InterestSlipInput, lines: readonly InterestLine[], page: number, of: number): Result<FormDrawing, PrinterError> {
  const { slip, currency } = input;
  const column = (text: (line: InterestLine) => string) => lines.map(text);
  const sums =
    page < of
      ? {}
      : {
          principal: crossedAmount(slip.principal, currency),
          interest: crossedAmount(slip.interest, currency),
          tax: crossedAmount(slip.tax, currency),
          netUpper: toUppercaseVoucherAmount(BigInt(slip.net), currency),
          net: crossedAmount(slip.net, currency),
        };
  return drawForm(INTEREST_SLIP, {
    ...headValues(input, '利息清单'),
    page: pageText(page, of),
    holder: input.holderName,
    account: slip.accountNumber,
    product: input.productName,
    method: METHODS[slip.calculation],
    kind: column(({ kind }) => KINDS[kind]),
    from: column(({ from }) => from),
    to: column(({ to }) => to),
    time: column(timeOf),
    base: column(({ base }) => plainAmount(base, currency)),
    rate: column(({ rate }) => rate),
    amount: column(({ amount, product }) => amount ?? (product === null ? '' : `积数 ${product}`)),
    ...sums,
  });
}

/** 利息清单, the sums on its last page. */
export function renderInterestSlip(input: InterestSlipInput): Result<FormDrawing[], PrinterError> {
  const pages = inPages(input.slip.lines, INTEREST_ROWS);
  return all(pages.map((lines, index) => pageOf(input, lines, index + 1, pages.length)));
}
