import { z } from 'zod';
import { drawForm } from '../forms/drawing.ts';
import type { FormPrinter } from '../forms/printer.ts';
import { TEMPLATES, templateOf } from '../forms/templates/index.ts';
import type { PassbookGeometry } from '../passbook/geometry.ts';
import type { PassbookPrinter } from '../passbook/printer.ts';
import { type Handlers, handler, outcomeOf, unsupported } from './handler.ts';
import type { Outcome } from './message.ts';

/** The two forms that a passbook printer knows by name: the lines of a book, and its stripe. */
export const PASSBOOK_FORM = 'passbook';
export const STRIPE_FORM = 'stripe';
/** The field of `passbook` that says which lines of the book are meant; the others are the geometry's columns, one text for each line. */
export const LINE_FIELD = 'lineNumber';

const column = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value));

/** A form by the name of its template, with one text for a field, or several for a column of a table. */
async function printTemplate(
  device: FormPrinter,
  formName: string,
  fields: Readonly<Record<string, string[]>>,
  signal: AbortSignal,
): Promise<Outcome> {
  const template = templateOf(formName);
  if (template === null) return { ok: false, code: 'formNotFound', message: `the printer has no form ${formName}` };
  const rows = (id: string) => template.fields.find((field) => field.id === id)?.rows ?? 1;
  const values = Object.fromEntries(Object.entries(fields).map(([id, texts]) => [id, rows(id) > 1 ? texts : texts.join(' ')]));
  const drawing = drawForm(template, values);
  return drawing.ok ? outcomeOf(await device.printForm(drawing.value, { signal })) : { ok: false, ...drawing.error };
}

/** Commands of class Printer for a passbook printer of this geometry. */
export const printerCommands = (device: PassbookPrinter & FormPrinter, geometry: PassbookGeometry): Handlers => ({
  'Printer.PrintForm': handler(
    z.object({ formName: z.string(), mediaName: z.string().nullish(), fields: z.record(z.string(), column) }),
    ['formNotFound', 'mediaOverflow', 'fieldSpecFailure', 'fieldError', 'mediaJammed', 'charSetData', 'paperOut', 'msfError', 'noMSF'],
    async ({ formName, fields }, { signal }) => {
      if (formName !== PASSBOOK_FORM) return printTemplate(device, formName, fields, signal);
      const { [LINE_FIELD]: numbers = [], ...columns } = fields;
      if (!numbers.every((number) => /^[1-9]\d{0,4}$/.test(number)) || numbers.length === 0)
        return { ok: false, code: 'fieldError', message: `${LINE_FIELD} holds the numbers of the lines` };
      const lines = numbers.map((number, at) => ({
        lineNumber: Number(number),
        columns: Object.fromEntries(Object.entries(columns).map(([id, texts]) => [id, texts[at] ?? ''])),
      }));
      return outcomeOf(await device.printLines({ passbookNumber: '', accountNumber: '', geometry, lines }, { signal }));
    },
  ),
  'Printer.ReadForm': handler(
    z.object({ formName: z.string(), fieldNames: z.array(z.string()).nullish() }),
    ['formNotFound', 'mediaJammed', 'msfError', 'noMSF'],
    async ({ formName }, { signal }) => {
      if (formName !== STRIPE_FORM) return { ok: false, code: 'formNotFound', message: `the printer has no form ${formName}` };
      return outcomeOf(await device.readStripe({ signal }), ({ data }) => ({ fields: { [STRIPE_FORM]: data } }));
    },
  ),
  'Printer.GetFormList': handler(z.object({}), [], async () => ({
    ok: true,
    payload: { formList: [PASSBOOK_FORM, STRIPE_FORM, ...TEMPLATES.map(({ id }) => id)] },
  })),
  'Printer.ControlMedia': handler(
    z.object({ mediaControl: z.object({ move: z.literal('eject') }) }),
    ['noMediaPresent', 'mediaJammed', 'paperOut'],
    async (_, { signal }) => outcomeOf(await device.eject({ signal })),
  ),
  'Printer.Reset': handler(z.object({}), ['mediaJammed'], async (_, { signal }) => outcomeOf(await device.reset({ signal }))),
  // None of the printers' public manuals has a command that turns a page: the teller does.
  'Printer.ControlPassbook': unsupported('pages are turned by hand'),
});
