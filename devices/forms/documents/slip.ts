import { crossedAmount } from '../../../contract/documents/amounts.ts';
import type { LossReportInput, SlipInput, SlipRow } from '../../../contract/documents/inputs.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { drawnCells } from '../cells.ts';
import { drawForm, type FormDrawing } from '../drawing.ts';
import { roomOf } from '../layout.ts';
import type { FormTemplate } from '../template.ts';
import { LOSS_REPORT, SLIP, SLIP_ROWS, SLIP_VALUE_MM } from '../templates/slip.ts';
import { headValues, pageText } from './head.ts';
import { all, inPages } from './pages.ts';

type Pairs = readonly (readonly [SlipRow | null, SlipRow | null])[];

/** Whether a value fits beside another pair, at the smallest pitch and in two lines. */
const fitsHalf = ({ value }: SlipRow, widthMm: number): boolean => (drawnCells(value) ?? 0) <= 2 * roomOf(widthMm, 15) - 1;

/** Fills rows from the left; a value that is too long for half a row gets one of its own. */
function inRows(rows: readonly SlipRow[]): Pairs {
  const filled: [SlipRow | null, SlipRow | null][] = [];
  for (const row of rows) {
    const last = filled.at(-1);
    const free = last !== undefined && last[1] === null && last[0] !== null && fitsHalf(last[0], SLIP_VALUE_MM.half);
    if (free && fitsHalf(row, SLIP_VALUE_MM.right)) last[1] = row;
    else filled.push([row, null]);
  }
  return filled;
}

function pairValues(pairs: Pairs): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [index, [left, right]] of pairs.entries()) {
    if (left !== null) {
      values[`leftLabel${index}`] = left.label;
      values[`${right !== null || fitsHalf(left, SLIP_VALUE_MM.half) ? 'left' : 'wide'}${index}`] = left.value;
    }
    if (right !== null) {
      values[`rightLabel${index}`] = right.label;
      values[`right${index}`] = right.value;
    }
  }
  return values;
}

const partyRow = (party: SlipInput['account'], name: string, account: string): [SlipRow, SlipRow | null][] =>
  party === null
    ? []
    : [[{ label: name, value: party.name }, party.accountNumber === '' ? null : { label: account, value: party.accountNumber }]];

function amountValues(amount: SlipInput['amount']): Record<string, string> {
  if (amount === null) return {};
  return {
    amountLabel: '金额大写',
    amountUpper: toUppercaseVoucherAmount(BigInt(amount.amount), amount.currency),
    amountFiguresLabel: '小写',
    amount: crossedAmount(amount.amount, amount.currency),
  };
}

/** As many sheets as the rows need. Each bears whose it is and the amount, so that none of them means anything else when it lies alone. */
function drawSheets(
  template: FormTemplate,
  input: SlipInput | LossReportInput,
  more: Record<string, string>,
): Result<FormDrawing[], PrinterError> {
  const parties: Pairs = [
    ...partyRow(input.account, '户名', '账号'),
    // The row above the amount is the account's; without one it stays empty.
    ...(input.account === null && input.counterparty !== null ? [[null, null] as const] : []),
    ...partyRow(input.counterparty, '对方户名', '对方账号'),
  ];
  const sheets = inPages(inRows(input.rows), SLIP_ROWS - parties.length);
  return all(
    sheets.map((rows, index) =>
      drawForm(template, {
        ...headValues(input, input.title),
        ...amountValues(input.amount),
        ...pairValues([...parties, ...rows]),
        ...more,
        page: pageText(index + 1, sheets.length),
      }),
    ),
  );
}

/** The general slip of a posting, on as many sheets as it needs. `fieldError`: a text that does not fit even at the smallest pitch. `charSetData`: a character that nothing prints. */
export const renderSlipSheets = (input: SlipInput): Result<FormDrawing[], PrinterError> => drawSheets(SLIP, input, {});

export const renderLossReport = (input: LossReportInput): Result<FormDrawing[], PrinterError> =>
  drawSheets(LOSS_REPORT, input, { notice: input.notice });

/** The slip where one sheet is all there is room for; `mediaOverflow` when it needs more. */
export function renderSlip(input: SlipInput): Result<FormDrawing, PrinterError> {
  const sheets = renderSlipSheets(input);
  if (!sheets.ok) return sheets;
  const [only, more] = sheets.value;
  return only === undefined || more !== undefined
    ? err({ code: 'mediaOverflow', message: `form ${SLIP.id}: more than one sheet` })
    : ok(only);
}
