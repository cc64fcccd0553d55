import { z } from 'zod';
import { panSchema } from '../../../contract/identifiers/pan.ts';
import { residentIdSchema } from '../../../contract/identifiers/residentId.ts';
import { type VirtualDevice, virtualDeviceFaultSchema } from '../../../contract/views/virtualCounter.ts';
import { DIGIT_KEYS, FUNCTION_KEYS } from '../../pin-pad/key-event.ts';

/** What can be done with the devices beside the printer, and what is seen of them. No state holds a digit of a PIN, or a whole card number. */

/** Names of the devices in paths. */
export const DEVICE_PATHS: Readonly<Record<VirtualDevice, string>> = {
  cardReader: 'card-reader',
  swipeReader: 'swipe-reader',
  pinPad: 'pin-pad',
  idCardReader: 'id-reader',
};

export const cardBodySchema = z.strictObject({
  pan: panSchema,
  /** YYMM. */
  expiry: z.string().regex(/^\d\d(0[1-9]|1[0-2])$/),
  /** `SURNAME/GIVEN`, in the characters that track 1 has. */
  name: z.string().regex(/^[A-Z /.'-]{2,26}$/),
  chip: z.boolean().default(true),
  /** `other`: the stripe names another card. */
  stripe: z.enum(['same', 'other', 'none']).default('same'),
});
export type CardBody = z.input<typeof cardBodySchema>;

const date = z.string().regex(/^\d{8}$/);
/** The text of an ID card as its chip has it: dates as YYYYMMDD, `validTo` a date or 长期. */
export const idCardBodySchema = z.strictObject({
  name: z.string().min(1).max(15),
  sex: z.enum(['0', '1', '2', '9']),
  nation: z.string().regex(/^\d\d$/),
  birth: date,
  address: z.string().max(35),
  idNumber: residentIdSchema,
  issuer: z.string().max(15),
  validFrom: date,
  validTo: z.union([date, z.literal('长期')]),
});
export type IdCardBody = z.input<typeof idCardBodySchema>;

export const keyBodySchema = z.strictObject({ key: z.enum([...DIGIT_KEYS, ...FUNCTION_KEYS]) });
export type KeyBody = z.input<typeof keyBodySchema>;

export const deskFaultBodySchema = z.strictObject({ fault: virtualDeviceFaultSchema.nullable() });

const condition = { plugged: z.boolean(), fault: virtualDeviceFaultSchema.nullable() };
export const deskStateSchema = z.object({
  cardReader: z.object({
    ...condition,
    asks: z.boolean(),
    card: z.object({ panMasked: z.string(), place: z.enum(['hand', 'inside', 'slot']) }).nullable(),
  }),
  swipeReader: z.object({ ...condition, asks: z.boolean() }),
  pinPad: z.object({ ...condition, asks: z.boolean(), prompt: z.string(), digits: z.number().int() }),
  idCardReader: z.object({ ...condition, card: z.object({ name: z.string(), idNumberMasked: z.string() }).nullable() }),
});
export type DeskState = z.infer<typeof deskStateSchema>;

const addressSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('serial'), path: z.string() }),
  z.object({ kind: z.literal('tcp'), host: z.string(), port: z.number().int() }),
]);
/** Where the devices are. The swipe reader, a HID device, is offered over TCP always. */
export const deskAddressesSchema = z.object({
  cardReader: addressSchema,
  swipeReader: z.object({ kind: z.literal('hidTcp'), host: z.string(), port: z.number().int() }),
  pinPad: addressSchema,
  idCardReader: addressSchema,
});
export type DeskAddresses = z.infer<typeof deskAddressesSchema>;
