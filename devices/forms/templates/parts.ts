import type { z } from 'zod';
import type { formCaptionSchema, formFieldSchema, formRulingSchema } from '../template.ts';

export type Field = z.input<typeof formFieldSchema>;
export type Caption = z.input<typeof formCaptionSchema>;
export type Ruling = z.input<typeof formRulingSchema>;
export interface Parts {
  readonly fields: readonly Field[];
  readonly captions: readonly Caption[];
}

/** Height of a character at 12 to the inch. */
const CHARACTER_MM = 4.23;
/** Where a line of text begins so that it stands in the middle of a row. */
export const middle = (topMm: number, heightMm: number): number => topMm + (heightMm - CHARACTER_MM) / 2;

/** In a row of 8 mm: first one smaller line, then two. */
export const SMALLER: NonNullable<Field['shrink']> = [
  { cpi: 15, lines: 1, raiseMm: -0.42 },
  { cpi: 15, lines: 2, linePitchMm: 3.5, raiseMm: 1.33 },
];
/** In a lower row: one smaller line. */
export const ONE_SMALLER: NonNullable<Field['shrink']> = [{ cpi: 15, raiseMm: -0.42 }];

export const caption = (text: string, xMm: number, yMm: number, widthMm: number, over: Partial<Caption> = {}): Caption => ({
  text,
  xMm,
  yMm,
  widthMm,
  ...over,
});
export const field = (id: string, xMm: number, yMm: number, widthMm: number, over: Partial<Field> = {}): Field => ({
  id,
  xMm,
  yMm,
  widthMm,
  ...over,
});

/** A box with lines between its rows and, where given, its columns. */
export function box(xMm: number, yMm: number, widths: readonly number[], heights: readonly number[], columns = true): Ruling[] {
  const right = xMm + widths.reduce((sum, each) => sum + each, 0);
  const bottom = yMm + heights.reduce((sum, each) => sum + each, 0);
  const edges = (from: number, steps: readonly number[]) => {
    let at = from;
    return [from, ...steps.map((step) => (at += step))];
  };
  const outer = (at: number, from: number, to: number) => at === from || at === to;
  const rows = edges(yMm, heights).map((y) => ({ xMm, yMm: y, toXMm: right, toYMm: y, heavy: outer(y, yMm, bottom) }));
  const sides = edges(xMm, widths).filter((x) => columns || outer(x, xMm, right));
  return [...rows, ...sides.map((x) => ({ xMm: x, yMm, toXMm: x, toYMm: bottom, heavy: outer(x, xMm, right) }))];
}

/** What stands above every slip of 210 mm: bank, title, how often it was printed; branch, date, trace number. */
export const HEAD: Parts = {
  fields: [
    field('bank', 10, 6, 52, { shrink: ONE_SMALLER }),
    field('title', 62, 5, 92, { cpi: 10, bold: true, align: 'center', shrink: [{ cpi: 12 }, { cpi: 15 }] }),
    field('mark', 156, 6, 44, { bold: true, align: 'right', required: false }),
    field('branch', 21, 13.5, 76, { shrink: ONE_SMALLER }),
    field('date', 110, 13.5, 24, { rule: 'date' }),
    field('trace', 153, 13.5, 47, { required: false, shrink: ONE_SMALLER }),
  ],
  captions: [caption('网点', 10, 13.5, 10), caption('日期', 100, 13.5, 10), caption('流水号', 138, 13.5, 14)],
};

/** What stands below every slip: who did it, who allowed it, when it was printed, and room for signature and stamp. */
export const foot = (yMm: number, signature = '客户确认签名'): Parts => ({
  fields: [
    field('teller', 21, yMm, 51, { shrink: ONE_SMALLER }),
    field('override', 86, yMm, 52, { required: false, shrink: SMALLER }),
    field('printedAt', 159, yMm, 41),
  ],
  captions: [
    caption('柜员', 10, yMm, 10),
    caption('授权', 75, yMm, 10),
    caption('打印时间', 140, yMm, 18),
    caption(signature, 10, yMm + 8, 60),
    caption('银行业务章', 140, yMm + 8, 40),
  ],
});
