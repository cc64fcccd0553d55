import { z } from 'zod';
import { DEFAULT_GEOMETRY, passbookGeometrySchema } from './passbook/geometry.ts';
import { pr2StatusCodesSchema } from './passbook/pr2/settings.ts';
import { PIN_FORMATS } from './pin-pad/pin-pad.ts';
import { hidTcpConfigSchema, type SerialConfig, type TransportConfigInput, transportConfigSchema } from './transport/config.ts';
import { hidConfigSchema } from './transport/hid.ts';

const deviceId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/**
 * A device of this counter, as data: what it is, where it is attached, and what a bank may set about it. A new model is a new value of `model` and its
 * line in `drivers.ts`.
 */
export const passbookPrinterProfileSchema = z.strictObject({
  id: deviceId,
  class: z.literal('passbookPrinter'),
  model: z.enum(['tally-t5023', 'olivetti-pr2', 'escp2-plq20']),
  transport: transportConfigSchema,
  geometry: passbookGeometrySchema.default(DEFAULT_GEOMETRY),
  /** What the status codes of this very printer mean; for `olivetti-pr2`, of whose table one code is public. */
  statusCodes: pr2StatusCodesSchema.optional(),
});

const SWIPE_MODELS = ['magtek-sureswipe', 'magtek-magnesafe', 'idtech-other', 'idtech', 'idtech-secure'] as const;
/** Motor readers hang on a line, swipe readers on USB as HID devices. */
export const cardReaderProfileSchema = z
  .strictObject({
    id: deviceId,
    class: z.literal('cardReader'),
    model: z.enum(['omron-3s4yr', 'sankyo-ict3q8', 'creator-crt', ...SWIPE_MODELS]),
    transport: z.discriminatedUnion('kind', [transportConfigSchema, hidConfigSchema, hidTcpConfigSchema]),
  })
  .refine(({ model, transport }) => (SWIPE_MODELS as readonly string[]).includes(model) === transport.kind.startsWith('hid'), {
    error: 'this model is not attached in this way',
  });

export const idCardReaderProfileSchema = z.strictObject({
  id: deviceId,
  class: z.literal('idCardReader'),
  model: z.literal('sdt'),
  transport: transportConfigSchema,
});

export const receiptPrinterProfileSchema = z.strictObject({
  id: deviceId,
  class: z.literal('receiptPrinter'),
  model: z.literal('escpos'),
  transport: transportConfigSchema,
  /** Characters on a line: 48 on paper of 80 mm, 32 on 58 mm. */
  columns: z.number().int().min(20).max(64).default(48),
});

export const pinRulesSchema = z
  .strictObject({
    format: z.enum(PIN_FORMATS).default('iso0'),
    engine: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
    minLen: z.number().int().min(4).max(12).default(6),
    maxLen: z.number().int().min(4).max(12).default(6),
  })
  .refine(({ minLen, maxLen }) => minLen <= maxLen, { error: 'minLen is above maxLen' });
export type PinRules = z.infer<typeof pinRulesSchema>;

/**
 * `visa-ipp`: the VISA/IPP packet protocol as VeriFone has it; `uic-ipp`: with packet Z62, prompts and time limits in the pad.
 * `prompt`: what a pad with a display shows, in ASCII; three lines for `uic-ipp`, one for `idtech-l100`.
 */
export const pinPadProfileSchema = z.strictObject({
  id: deviceId,
  class: z.literal('pinPad'),
  model: z.enum(['visa-ipp', 'uic-ipp', 'idtech-k100', 'idtech-l100']),
  transport: z.discriminatedUnion('kind', [transportConfigSchema, hidConfigSchema]),
  prompt: z
    .array(z.string().regex(/^[ -~]{0,32}$/))
    .max(3)
    .default([]),
  /** How PINs leave the pad: the block's format, the pad's DUKPT engine, and how many digits a PIN of this bank has. */
  pin: pinRulesSchema.prefault({}),
});
export type PinPadProfile = z.infer<typeof pinPadProfileSchema>;

export const deviceProfileSchema = z.discriminatedUnion('class', [
  passbookPrinterProfileSchema,
  cardReaderProfileSchema,
  idCardReaderProfileSchema,
  receiptPrinterProfileSchema,
  pinPadProfileSchema,
]);
export const deviceProfilesSchema = z
  .array(deviceProfileSchema)
  .refine((profiles) => new Set(profiles.map(({ id }) => id)).size === profiles.length, { error: 'two devices have the same id' });

export type DeviceProfile = z.infer<typeof deviceProfileSchema>;
/** As written in a file: what has a default may be left out. */
export type DeviceProfileInput = z.input<typeof deviceProfileSchema>;
export type DeviceClass = DeviceProfile['class'];

/** The usual profile of a counter with one Tally passbook printer: 9600 baud, eight data bits, RTS/CTS as the printer's menu offers it. */
export function tallyProfile(transport: TransportConfigInput, id = 'passbook-1'): DeviceProfile {
  return usualProfile({ id, class: 'passbookPrinter', model: 'tally-t5023', transport });
}

/** Serial lines as the makes' documents give them, where that differs from 9600 8N1. */
const LINES: Readonly<Record<string, Partial<SerialConfig>>> = {
  'tally-t5023': { flowControl: 'rtscts' },
  'omron-3s4yr': { parity: 'even' },
  'sankyo-ict3q8': { baudRate: 38_400, parity: 'even', flowControl: 'rtscts' },
  sdt: { baudRate: 115_200 },
  'visa-ipp': { dataBits: 7, parity: 'even' },
  'uic-ipp': { dataBits: 7, parity: 'even' },
};

/** A profile with its model's usual line; what the input says itself stays. Throws on what is no profile: for our own tools, not for a bank's file. */
export function usualProfile(input: DeviceProfileInput): DeviceProfile {
  const { transport } = input;
  return deviceProfileSchema.parse(transport.kind === 'serial' ? { ...input, transport: { ...LINES[input.model], ...transport } } : input);
}
