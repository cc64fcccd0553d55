import { z } from 'zod';

const cells = z.number().int().min(1).max(80);

/** Where a passbook's lines and columns are, as data: a bank's own book is one JSON file. */
export const passbookGeometrySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    /** The open book as it lies in the printer, in millimetres; the fold is measured from the top edge. */
    page: z.strictObject({
      widthMm: z.number().min(50).max(300),
      heightMm: z.number().min(50).max(400),
      foldMm: z.number().positive().nullable(),
    }),
    /** The first line's distance from the top edge in 1/180 inch, the unit of the printer's vertical commands. */
    firstLine180: z.number().int().min(1).max(9999),
    /** From one line to the next, in 1/180 inch. */
    linePitch180: z.number().int().min(10).max(200),
    linesPerPage: z.number().int().min(1).max(60),
    /** Extra distance at the fold, where nothing can be printed. */
    fold: z.strictObject({ afterLine: z.number().int().min(1), gap180: z.number().int().min(0) }).nullable(),
    /** Open double pages in the book. */
    pages: z.number().int().min(1).max(60),
    cpi: z.union([z.literal(10), z.literal(12), z.literal(15)]),
    columns: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,30}$/),
          /** Left edge in 1/60 inch, the unit of the printer's horizontal command. */
          x60: z.number().int().min(0).max(800),
          /** Width in character cells; a Chinese character takes two. */
          width: cells,
          align: z.enum(['left', 'right', 'center']),
        }),
      )
      .min(1),
  })
  .superRefine((geometry, context) => {
    const ids = geometry.columns.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) context.addIssue({ code: 'custom', path: ['columns'], message: 'two columns have the same id' });
    for (const [index, { x60, width }] of geometry.columns.entries()) {
      const rightMm = ((x60 + (width * 60) / geometry.cpi) * 25.4) / 60;
      if (rightMm > geometry.page.widthMm)
        context.addIssue({ code: 'custom', path: ['columns', index], message: 'the column ends beyond the page' });
    }
    const gap = geometry.fold !== null && geometry.fold.afterLine < geometry.linesPerPage ? geometry.fold.gap180 : 0;
    const lastMm = ((geometry.firstLine180 + geometry.linePitch180 * (geometry.linesPerPage - 1) + gap) * 25.4) / 180;
    if (lastMm > geometry.page.heightMm)
      context.addIssue({ code: 'custom', path: ['linesPerPage'], message: 'the last line lies below the page' });
  });

export type PassbookGeometry = z.infer<typeof passbookGeometrySchema>;

/**
 * A usual demand deposit book, opened lengthwise: 150 by 198 mm, 24 lines on a double page, folded after line 12.
 * First line and pitch are those of the Tally programming guide's example (y = 241 + 36 (n - 1)).
 */
export const DEFAULT_GEOMETRY: PassbookGeometry = {
  id: 'demand-24',
  page: { widthMm: 150, heightMm: 198, foldMm: 99 },
  firstLine180: 241,
  linePitch180: 36,
  linesPerPage: 24,
  fold: { afterLine: 12, gap180: 90 },
  pages: 8,
  cpi: 12,
  columns: [
    { id: 'date', x60: 12, width: 8, align: 'left' },
    { id: 'summary', x60: 58, width: 8, align: 'left' },
    { id: 'withdrawal', x60: 102, width: 13, align: 'right' },
    { id: 'deposit', x60: 172, width: 13, align: 'right' },
    { id: 'balance', x60: 242, width: 14, align: 'right' },
    { id: 'teller', x60: 318, width: 6, align: 'left' },
  ],
};
