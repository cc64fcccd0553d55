import { z } from 'zod';

const mm = z.number().min(0).max(420);
const cpi = z.union([z.literal(10), z.literal(12), z.literal(15)]);

/**
 * What a field may hold, besides fitting its place. `amount`: as it is written on paper, with its separators, and the currency's sign before the first figure: ￥ (the one that GBK
 * has), $ or a code of three letters; only a code lets the decimals be missing, for there are currencies without. `amountUpper`, `dateUpper`: in capitals, by the rules of
 * PBOC 正确填写票据和结算凭证的基本规定.
 */
export const FIELD_RULES = {
  text: /^.*$/u,
  digits: /^[0-9]*$/,
  amount: /^(?:(?:[￥$]|[A-Z]{3})?-?[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2,3}|[A-Z]{3}-?[0-9]{1,3}(?:,[0-9]{3})*)$/,
  date: /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
  amountUpper: /^(?:现金)?[^0-9]{0,4}?负?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分厘整]+$/u,
  dateUpper: /^[零壹贰叁肆伍陆柒捌玖]{4}年[零壹贰叁肆伍陆柒捌玖拾]{1,3}月[零壹贰叁肆伍陆柒捌玖拾]{1,4}日$/u,
} as const;
export type FieldRule = keyof typeof FIELD_RULES;

const linePitchMm = z.number().min(3).max(20);

/** Places are in millimetres from the form's top left corner to the top left of the characters. */
export const formFieldSchema = z.strictObject({
  id: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,30}$/),
  xMm: mm,
  yMm: mm,
  widthMm: z.number().min(2).max(420),
  /** Longer texts go on in the next line, this many at most. */
  lines: z.number().int().min(1).max(40).default(1),
  linePitchMm: linePitchMm.default(4.5),
  align: z.enum(['left', 'right', 'center']).default('left'),
  rule: z.enum(['text', 'digits', 'amount', 'date', 'amountUpper', 'dateUpper']).default('text'),
  required: z.boolean().default(true),
  bold: z.boolean().default(false),
  /** Characters per inch, where they are not the form's. */
  cpi: cpi.optional(),
  /** A table's column: a list of values goes down the form, one below the other; empty ones leave their row empty. */
  rows: z.number().int().min(1).max(80).default(1),
  rowPitchMm: z.number().min(3).max(40).default(6),
  /** What is tried, in order, with a text that does not fit. What fits in none of these ways is refused: nothing is ever cut. `raiseMm`: how far up the first line then stands. */
  shrink: z
    .array(
      z.strictObject({
        cpi,
        lines: z.number().int().min(1).max(40).default(1),
        linePitchMm: linePitchMm.default(3.5),
        raiseMm: z.number().min(-10).max(10).default(0),
      }),
    )
    .max(4)
    .default([]),
});
export type FormField = z.output<typeof formFieldSchema>;

/** A text that is the same on every form of the kind. Printed on plain paper; on the bank's own paper it is there already, and only a picture of the form shows it. */
export const formCaptionSchema = z.strictObject({
  text: z.string().min(1).max(120),
  xMm: mm,
  yMm: mm,
  widthMm: z.number().min(2).max(420),
  align: z.enum(['left', 'right', 'center']).default('left'),
  bold: z.boolean().default(false),
  cpi: cpi.optional(),
});
export type FormCaption = z.output<typeof formCaptionSchema>;

/** A line of the paper's own print. Printers of the counter draw none. */
export const formRulingSchema = z.strictObject({ xMm: mm, yMm: mm, toXMm: mm, toYMm: mm, heavy: z.boolean().default(false) });
export type FormRuling = z.output<typeof formRulingSchema>;

/** A form of a bank as data: what is filled in and where, what the paper bears by itself, and whether that is printed with it. */
export const formTemplateSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    title: z.strictObject({ zh: z.string().max(40), en: z.string().max(60) }).default({ zh: '', en: '' }),
    /** `plain`: captions are printed with the values. `preprinted`: the bank's paper bears them. */
    paper: z.enum(['plain', 'preprinted']).default('preprinted'),
    widthMm: z.number().min(40).max(420),
    heightMm: z.number().min(40).max(420),
    cpi,
    fields: z.array(formFieldSchema).min(1),
    captions: z.array(formCaptionSchema).max(200).default([]),
    rulings: z.array(formRulingSchema).max(200).default([]),
  })
  .superRefine((form, context) => {
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [index, field] of form.fields.entries()) {
      const at = ['fields', index];
      if (form.fields.findIndex(({ id }) => id === field.id) !== index) issue(at, 'two fields have the same id');
      if (field.xMm + field.widthMm > form.widthMm) issue(at, 'the field ends beyond the form');
      const last = Math.max((field.lines - 1) * field.linePitchMm, (field.rows - 1) * field.rowPitchMm);
      if (field.yMm + last > form.heightMm) issue(at, 'the last line lies below the form');
      if (field.rows > 1 && field.lines > 1) issue(at, 'a row of a table has one line');
    }
    for (const [index, { xMm, yMm, widthMm }] of form.captions.entries())
      if (xMm + widthMm > form.widthMm || yMm > form.heightMm) issue(['captions', index], 'the caption ends beyond the form');
    for (const [index, { xMm, yMm, toXMm, toYMm }] of form.rulings.entries())
      if (Math.max(xMm, toXMm) > form.widthMm || Math.max(yMm, toYMm) > form.heightMm)
        issue(['rulings', index], 'the line ends beyond the form');
  });
export type FormTemplate = z.output<typeof formTemplateSchema>;
/** As written in a file: what has a default may be left out. */
export type FormTemplateInput = z.input<typeof formTemplateSchema>;
