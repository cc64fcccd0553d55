import { z } from 'zod';
import { panSchema } from '../identifiers/pan.ts';
import { residentIdSchema } from '../identifiers/residentId.ts';
import { dateSchema, deviceIdSchema, instantSchema, textSchema } from '../primitives.ts';

/** What the counter's reading devices hand to a form. Sensitive as a whole: for the form and the eyes, never for a log. */

/** Devices that wait for a person, and whose waiting can be cancelled. */
export const WAITING_CLASSES = ['cardReader', 'pinPad', 'idCardReader'] as const;
export const waitingClassSchema = z.enum(WAITING_CLASSES);
export type WaitingClass = z.output<typeof waitingClassSchema>;

export const cardReadSchema = z.strictObject({
  deviceId: deviceIdSchema,
  /** The whole number, for the form. */
  pan: panSchema,
  /** First six and last four: what may be shown and printed. */
  panMasked: textSchema(19),
  /** YYMM, null where the card does not say. */
  expiry: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  /** As encoded, `SURNAME/GIVEN`. */
  name: textSchema(26).nullable(),
  /** Of the chip, to tell cards of one number apart. */
  sequence: textSchema(3).nullable(),
  source: z.enum(['chip', 'stripe']),
  /** Why the stripe was taken although the chip comes first; null when the chip was read. */
  fallback: z.strictObject({ reason: z.enum(['noChipReader', 'noChip', 'chipFailed']), deviceCode: textSchema(40).nullable() }).nullable(),
});
export type CardRead = z.output<typeof cardReadSchema>;

/** The photo as the card holds it. `wlt` is shown by the licensed decoder alone; `png` comes from the sandbox's cards. */
export const idPhotoSchema = z.strictObject({ format: z.enum(['wlt', 'png']), base64: z.base64().max(1_400) });

export const idCardReadSchema = z.strictObject({
  deviceId: deviceIdSchema,
  name: textSchema(15),
  /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
  sex: z.enum(['0', '1', '2', '9']),
  /** GB/T 3304. */
  nation: z.string().regex(/^\d\d$/),
  birth: dateSchema,
  address: textSchema(35),
  idNumber: residentIdSchema,
  issuer: textSchema(15),
  validFrom: dateSchema,
  /** Null: valid without end. */
  validTo: dateSchema.nullable(),
  photo: idPhotoSchema,
});
export type IdCardRead = z.output<typeof idCardReadSchema>;

export const PIN_FORMATS = ['iso0', 'iso1', 'iso3', 'iso4'] as const;

/** What a pad hands out of a PIN: the block, enciphered in the pad. */
export const pinEnteredSchema = z.strictObject({
  deviceId: deviceIdSchema,
  /** Upper-case hexadecimal, 8 or 16 bytes. */
  pinBlock: z.string().regex(/^(?:[0-9A-F]{16}|[0-9A-F]{32})$/),
  format: z.enum(PIN_FORMATS),
  /** Key serial number, upper-case hexadecimal; null under a session key. */
  ksn: z
    .string()
    .regex(/^[0-9A-F]{16,24}$/)
    .nullable(),
});
export type PinEntered = z.output<typeof pinEnteredSchema>;

/** How far a device is that waits for a person. */
export const deviceProgressSchema = z.strictObject({
  deviceId: deviceIdSchema,
  deviceClass: waitingClassSchema,
  /** `waiting`: for a card, or for the first key. `reading`: the card is there. `keys`: so many keys were pressed. `ended`: nobody is asked any more. */
  step: z.enum(['waiting', 'reading', 'keys', 'ended']),
  /** Of a PIN so far; null from pads that do not report keys. Never which ones. */
  keys: z.int().min(0).max(12).nullable(),
});
export type DeviceProgress = z.output<typeof deviceProgressSchema>;

/**
 * One message on a device's line. What may belong to a customer is not kept: `head` is the message's first bytes, which say what kind it is,
 * in hexadecimal.
 */
export const traceEntrySchema = z.strictObject({
  at: instantSchema,
  direction: z.enum(['toDevice', 'fromDevice', 'closed']),
  bytes: z.int().min(0),
  head: textSchema(60),
});
export type TraceEntry = z.output<typeof traceEntrySchema>;
