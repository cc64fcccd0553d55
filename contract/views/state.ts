import { z } from 'zod';
import { wireErrorSchema } from '../errors/wire.ts';
import { clientKeySchema, dateSchema, deviceIdSchema, instantSchema, textSchema, transactionCodeSchema } from '../primitives.ts';
import { lockViewSchema, sessionViewSchema, tillViewSchema } from './session.ts';
import { stageSchema } from './transaction.ts';

/** Status of one device in XFS4IoT words. */
export const deviceViewSchema = z.strictObject({
  id: deviceIdSchema,
  deviceClass: z.enum(['passbookPrinter', 'receiptPrinter', 'cardReader', 'pinPad', 'idCardReader']),
  model: textSchema(40),
  device: z.enum([
    'online',
    'offline',
    'powerOff',
    'noDevice',
    'hardwareError',
    'userError',
    'deviceBusy',
    'fraudAttempt',
    'potentialFraud',
    'starting',
  ]),
  media: z.enum(['unknown', 'present', 'notPresent', 'jammed', 'entering', 'retracted']),
  detail: textSchema(300),
});
export type DeviceView = z.output<typeof deviceViewSchema>;

/** Everything that the frame of the counter shows. Sent whole whenever any of it changes. */
export const counterStateSchema = z.strictObject({
  /** `online`: central answers. `offline`: it does not. `starting`: not asked yet. */
  central: z.enum(['online', 'offline', 'starting']),
  centralSince: instantSchema,
  businessDate: dateSchema.nullable(),
  branchDay: z.enum(['open', 'closed']).nullable(),
  session: sessionViewSchema.nullable(),
  /** While it is set, till and forms are not told. */
  lock: lockViewSchema.nullable(),
  till: tillViewSchema.nullable(),
  devices: z.array(deviceViewSchema),
  inDoubt: z.int().min(0),
  queued: z.int().min(0),
  /** Forms in progress of the signed-on teller, oldest first. */
  forms: z.array(
    z.strictObject({ clientKey: clientKeySchema, transactionCode: transactionCodeSchema, stage: stageSchema, title: textSchema(120) }),
  ),
  /** What is wrong with this PC itself and does not stop the work: clock, backup, a restore. */
  notes: z.array(wireErrorSchema).max(20),
  sandbox: z.boolean(),
});
export type CounterState = z.output<typeof counterStateSchema>;
