import { type FormTemplate, formTemplateSchema } from '../template.ts';
import { box, type Field, field, foot, HEAD, middle, SMALLER } from './parts.ts';

const LEFT = 10;
const ROW = 8;
const TOP = 20;

/** Rows of pairs that a slip has besides the amount. Each row holds two short pairs or one wide one. */
export const SLIP_ROWS = 6;
/** Cells of a label and of the two kinds of values at the slip's own pitch, and of a value at its smallest. */
export const SLIP_VALUE_MM = { half: 75.6, right: 61.6, wide: 163.6 } as const;

/** The pairs' rows: the first above the amount, the others below it. */
const rowTop = (row: number): number => TOP + (row === 0 ? 0 : row + 1) * ROW;

function pairFields(row: number): Field[] {
  const yMm = middle(rowTop(row), ROW);
  const optional = { required: false, shrink: SMALLER };
  return [
    field(`leftLabel${row}`, 11.2, yMm, 21.6, optional),
    field(`left${row}`, 35.2, yMm, SLIP_VALUE_MM.half, optional),
    field(`wide${row}`, 35.2, yMm, SLIP_VALUE_MM.wide, optional),
    field(`rightLabel${row}`, 113.2, yMm, 21.6, optional),
    field(`right${row}`, 137.2, yMm, SLIP_VALUE_MM.right, optional),
  ];
}

const amountY = middle(TOP + ROW, ROW);
const bottom = TOP + (SLIP_ROWS + 1) * ROW;

function slip(id: string, title: FormTemplate['title'], noticeLines: number): FormTemplate {
  const noticeMm = noticeLines * 4.2;
  const below = foot(bottom + 3 + noticeMm);
  return formTemplateSchema.parse({
    id,
    title,
    paper: 'plain',
    widthMm: 210,
    heightMm: 99 + noticeMm,
    cpi: 12,
    fields: [
      ...HEAD.fields,
      field('amountLabel', 11.2, amountY, 21.6, { required: false }),
      field('amountUpper', 35.2, amountY, 99.6, { required: false, rule: 'amountUpper', shrink: SMALLER }),
      field('amountFiguresLabel', 137.2, amountY, 13.6, { required: false }),
      field('amount', 153.2, amountY, 45.6, { required: false, rule: 'amount', align: 'right', bold: true, shrink: SMALLER.slice(0, 1) }),
      ...Array.from({ length: SLIP_ROWS }, (_, row) => pairFields(row)).flat(),
      ...(noticeLines === 0
        ? []
        : [field('notice', LEFT, bottom + 2, 190, { cpi: 15, lines: noticeLines, linePitchMm: 4.2, required: false })]),
      ...below.fields,
      field('page', 164, bottom + 11 + noticeMm, 36, { align: 'right', required: false }),
    ],
    captions: [...HEAD.captions, ...below.captions],
    rulings: box(LEFT, TOP, [190], Array(SLIP_ROWS + 1).fill(ROW)),
  });
}

/** The bank's general slip, for every posting that has no form of its own. */
export const SLIP = slip('slip', { zh: '业务凭证', en: 'Transaction slip' }, 0);
/** The same with room for what the holder must know. */
export const LOSS_REPORT = slip('loss-report', { zh: '挂失回执', en: 'Loss report receipt' }, 4);
