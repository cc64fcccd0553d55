import { z } from 'zod';
import { panSchema } from '../../identifiers/pan.ts';
import { customerNumberSchema } from '../../primitives.ts';
import { padKeySchema, virtualCounterSchema, virtualDeviceFaultSchema, virtualDeviceSchema } from '../../views/virtualCounter.ts';
import { call, sandbox } from '../define.ts';

const nothing = z.strictObject({});
const onTheCounter = { target: 'agent', permission: sandbox, output: virtualCounterSchema, deadlineMs: 10_000 } as const;

/** The sandbox's hands on cards and keys. A key that is pressed here goes to the emulated pad and is kept nowhere. */
export const virtualDeviceCalls = {
  'virtualCounter.insertCard': call({
    ...onTheCounter,
    summary: 'Hold a card at the slot of the virtual motor reader, which takes it in when it asks for one, or swipe it',
    input: z.strictObject({
      how: z.enum(['insert', 'swipe']),
      pan: panSchema,
      /** YYMM. */
      expiry: z.string().regex(/^\d\d(0[1-9]|1[0-2])$/),
      name: z.string().regex(/^[A-Z /.'-]{2,26}$/),
      chip: z.boolean().default(true),
      /** `other`: the stripe names another card than the chip does, as on a copied one. */
      stripe: z.enum(['same', 'other', 'none']).default('same'),
    }),
  }),
  'virtualCounter.insertSheet': call({
    ...onTheCounter,
    summary: 'Put a blank sheet or form of this size into the virtual printer; a book in it is taken out first',
    input: z.strictObject({ widthMm: z.number().min(50).max(300), heightMm: z.number().min(40).max(400) }),
  }),
  'virtualCounter.takeCard': call({ ...onTheCounter, summary: 'Take the card from the slot, or out of the hand', input: nothing }),
  'virtualCounter.layIdCard': call({
    ...onTheCounter,
    summary: "Lay a customer's resident ID card on the virtual reader",
    input: z.strictObject({ customerNumber: customerNumberSchema }),
  }),
  'virtualCounter.liftIdCard': call({ ...onTheCounter, summary: 'Lift the ID card', input: nothing }),
  'virtualCounter.pressKey': call({
    ...onTheCounter,
    summary: 'Press a key of the virtual PIN pad',
    input: z.strictObject({ key: padKeySchema }),
  }),
  'virtualCounter.deviceFault': call({
    ...onTheCounter,
    summary: 'Make a virtual device fail. null mends it and plugs it in again',
    input: z.strictObject({ device: virtualDeviceSchema, fault: virtualDeviceFaultSchema.nullable() }),
  }),
};
