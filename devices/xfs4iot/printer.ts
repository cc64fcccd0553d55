import { z } from 'zod';
import type { PassbookGeometry } from '../passbook/geometry.ts';
import type { PassbookPrinter } from '../passbook/printer.ts';
import { type Handlers, handler, outcomeOf, unsupported } from './handler.ts';

/** The two forms that a passbook printer knows by name: the lines of a book, and its stripe. */
export const PASSBOOK_FORM = 'passbook';
export const STRIPE_FORM = 'stripe';
/** The field of `passbook` that says which lines of the book are meant; the others are the geometry's columns, one text for each line. */
export const LINE_FIELD = 'lineNumber';

const column = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value));

/** Commands of class Printer for a passbook printer of this geometry. */
export const printerCommands = (device: PassbookPrinter, geometry: PassbookGeometry): Handlers => ({
  'Printer.PrintForm': handler(
    z.object({ formName: z.string(), mediaName: z.string().nullish(), fields: z.record(z.string(), column) }),
    ['formNotFound', 'mediaOverflow', 'fieldSpecFailure', 'fieldError', 'mediaJammed', 'charSetData', 'paperOut', 'msfError', 'noMSF'],
    async ({ formName, fields }, { signal }) => {
      if (formName !== PASSBOOK_FORM) return { ok: false, code: 'formNotFound', message: `the printer has no form ${formName}` };
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
  'Printer.ControlMedia': handler(
    z.object({ mediaControl: z.object({ move: z.literal('eject') }) }),
    ['noMediaPresent', 'mediaJammed', 'paperOut'],
    async (_, { signal }) => outcomeOf(await device.eject({ signal })),
  ),
  'Printer.Reset': handler(z.object({}), ['mediaJammed'], async (_, { signal }) => outcomeOf(await device.reset({ signal }))),
  // None of the printers' public manuals has a command that turns a page: the teller does.
  'Printer.ControlPassbook': unsupported('pages are turned by hand'),
});
