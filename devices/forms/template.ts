import { z } from 'zod';

const mm = z.number().min(0).max(420);

/** What a field may hold, besides fitting its place. `amount`: as it is written on paper, with its separators, and a ￥ (the one that GBK has) or $ before it. */
export const FIELD_RULES = {
  text: /^.*$/u,
  digits: /^[0-9]*$/,
  amount: /^[￥$]?[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]{2}$/,
  date: /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
} as const;
export type FieldRule = keyof typeof FIELD_RULES;

/** Places are in millimetres from the form's top left corner to the top left of the characters. */
export const formFieldSchema = z.strictObject({
  id: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,30}$/),
  xMm: mm,
  yMm: mm,
  widthMm: z.number().min(2).max(420),
  /** Longer texts go on in the next line, this many at most. */
  lines: z.number().int().min(1).max(20).default(1),
  linePitchMm: z.number().min(3).max(20).default(4.5),
  align: z.enum(['left', 'right', 'center']).default('left'),
  rule: z.enum(['text', 'digits', 'amount', 'date']).default('text'),
  required: z.boolean().default(true),
});

/** A form of a bank as data: the printed paper is the bank's, here stands what is filled in and where. */
export const formTemplateSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    widthMm: z.number().min(40).max(420),
    heightMm: z.number().min(40).max(420),
    cpi: z.union([z.literal(10), z.literal(12), z.literal(15)]),
    fields: z.array(formFieldSchema).min(1),
  })
  .superRefine((form, context) => {
    const issue = (index: number, message: string) => context.addIssue({ code: 'custom', path: ['fields', index], message });
    for (const [index, field] of form.fields.entries()) {
      if (form.fields.findIndex(({ id }) => id === field.id) !== index) issue(index, 'two fields have the same id');
      if (field.xMm + field.widthMm > form.widthMm) issue(index, 'the field ends beyond the form');
      if (field.yMm + (field.lines - 1) * field.linePitchMm > form.heightMm) issue(index, 'the last line lies below the form');
    }
  });
export type FormTemplate = z.infer<typeof formTemplateSchema>;
