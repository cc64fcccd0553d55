import { z } from 'zod';
import { deviceIdSchema, textSchema } from '../../primitives.ts';
import { cardReadSchema, idCardReadSchema, pinEnteredSchema, traceEntrySchema, waitingClassSchema } from '../../views/devices.ts';
import { deviceViewSchema } from '../../views/state.ts';
import { call, signedOn } from '../define.ts';

/** How long a person may take, in milliseconds. The call's own limit lies behind the longest. */
const human = z.int().min(1_000).max(120_000).default(60_000);
const BEHIND_HUMAN_MS = 150_000;

const chosen = z.strictObject({ deviceId: deviceIdSchema });
const waiting = z.strictObject({
  /** Left out: any device of the class that is there. */
  deviceId: deviceIdSchema.optional(),
  timeoutMs: human,
});

/**
 * The devices that read and ask. A device has one asker: a newer request takes it, and the older one ends with DEVICE_CANCELED. None outlives
 * the teller's session.
 */
export const deviceCalls = {
  'device.readCard': call({
    target: 'agent',
    summary: 'Wait for a card at any card reader and read it, chip before stripe; a motor reader then gives it back',
    permission: signedOn,
    input: waiting,
    output: cardReadSchema,
    deadlineMs: BEHIND_HUMAN_MS,
  }),
  'device.readId': call({
    target: 'agent',
    summary: 'Wait for a resident ID card on the reader and read it',
    permission: signedOn,
    input: waiting,
    output: idCardReadSchema,
    deadlineMs: BEHIND_HUMAN_MS,
  }),
  'device.enterPin': call({
    target: 'agent',
    summary: 'Have the customer enter a PIN at the pad; answers the enciphered block alone',
    permission: signedOn,
    input: waiting.extend({
      /** Digits of the card or account that the block is bound to. */
      pan: z.string().regex(/^\d{8,19}$/),
    }),
    output: pinEnteredSchema,
    deadlineMs: BEHIND_HUMAN_MS,
  }),
  'device.cancel': call({
    target: 'agent',
    summary: 'End the waiting of a class of devices; the waiting call answers DEVICE_CANCELED. `canceled` is false when nothing waited',
    permission: signedOn,
    input: z.strictObject({ deviceClass: waitingClassSchema }),
    output: z.strictObject({ canceled: z.boolean() }),
    deadlineMs: 20_000,
  }),
  'device.status': call({
    target: 'agent',
    summary: 'Ask one device itself, over its line',
    permission: signedOn,
    input: chosen,
    output: z.strictObject({
      device: deviceViewSchema,
      /** Where it is attached, for technicians. */
      line: textSchema(200),
    }),
    deadlineMs: 60_000,
  }),
  'device.testPrint': call({
    target: 'agent',
    summary: 'Print a test page on a receipt printer, or one test line on the blank paper in a passbook printer',
    permission: signedOn,
    input: chosen,
    output: z.strictObject({ lines: z.int().min(1) }),
    deadlineMs: 120_000,
  }),
  'device.trace': call({
    target: 'agent',
    summary: "The last messages on a device's line, without what may belong to a customer",
    permission: signedOn,
    input: chosen,
    output: z.strictObject({ entries: z.array(traceEntrySchema).max(500) }),
    deadlineMs: 5_000,
  }),
};
