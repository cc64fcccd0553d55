import { crossedAmount } from '../../../contract/documents/amounts.ts';
import type { LossReportInput, SlipInput, SlipRow } from '../../../contract/documents/inputs.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import { err, type Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { drawnCells } from '../cells.ts';
import { drawForm, type FormDrawing } from '../drawing.ts';
import { roomOf } from '../layout.ts';
import type { FormTemplate } from '../template.ts';
import { LOSS_REPORT, SLIP, SLIP_ROWS, SLIP_VALUE_MM } from '../templates/slip.ts';
import { headValues } from './head.ts';

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

function drawSlip(
  template: FormTemplate,
  input: SlipInput | LossReportInput,
  more: Record<string, string>,
): Result<FormDrawing, PrinterError> {
  const own = partyRow(input.account, '户名', '账号');
  const other = partyRow(input.counterparty, '对方户名', '对方账号');
  // The first row stands above the amount and is the account's, or whatever there is.
  const pairs: Pairs = [...own, ...other, ...inRows(input.rows)];
  if (pairs.length > SLIP_ROWS) return err({ code: 'mediaOverflow', message: `form ${template.id}: ${pairs.length} rows in ${SLIP_ROWS}` });
  return drawForm(template, { ...headValues(input, input.title), ...amountValues(input.amount), ...pairValues(pairs), ...more });
}

/**
 * The general slip of a posting. `mediaOverflow`: more rows than the paper has. `fieldError`: a text that does not fit even at the smallest pitch.
 * `charSetData`: a character that nothing prints.
 */
export const renderSlip = (input: SlipInput): Result<FormDrawing, PrinterError> => drawSlip(SLIP, input, {});

export const renderLossReport = (input: LossReportInput): Result<FormDrawing, PrinterError> =>
  drawSlip(LOSS_REPORT, input, { notice: input.notice });
