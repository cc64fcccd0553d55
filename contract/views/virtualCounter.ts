import { z } from 'zod';
import { textSchema } from '../primitives.ts';

/** A run of characters on virtual paper, where the print head put it. Millimetres from the page's upper left corner. */
export const printedRunSchema = z.strictObject({
  xMm: z.number(),
  yMm: z.number(),
  text: textSchema(200),
  /** Characters per inch of a half-width character. */
  cpi: z.number().positive(),
  widthMm: z.number().nonnegative(),
});

/** The emulated devices beside the printer. */
export const VIRTUAL_DEVICES = ['cardReader', 'swipeReader', 'pinPad', 'idCardReader'] as const;
export const virtualDeviceSchema = z.enum(VIRTUAL_DEVICES);
export type VirtualDevice = z.output<typeof virtualDeviceSchema>;

/**
 * Faults that can be ordered. `jam`: the card sticks. `chipFails`: the next card's chip does not answer. `unreadable`: the swipe or the ID card
 * cannot be read. The others strike the line.
 */
export const virtualDeviceFaultSchema = z.enum(['silence', 'garbage', 'unplug', 'jam', 'chipFails', 'unreadable']);
export type VirtualDeviceFault = z.output<typeof virtualDeviceFaultSchema>;

/** Which faults each device can have. */
export const DEVICE_FAULTS: Readonly<Record<VirtualDevice, readonly VirtualDeviceFault[]>> = {
  cardReader: ['jam', 'chipFails', 'silence', 'garbage', 'unplug'],
  swipeReader: ['unreadable', 'silence', 'unplug'],
  pinPad: ['silence', 'garbage', 'unplug'],
  idCardReader: ['unreadable', 'silence', 'garbage', 'unplug'],
};

/** Keys of a PIN pad by their XFS4IoT names. */
export const PAD_DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
export const padKeySchema = z.enum([...PAD_DIGITS, 'enter', 'cancel', 'clear', 'backspace']);
export type VirtualPadKey = z.output<typeof padKeySchema>;

const condition = { plugged: z.boolean(), fault: virtualDeviceFaultSchema.nullable() };

/** What one sees at the sandbox's virtual counter. */
export const virtualCounterSchema = z.strictObject({
  printer: z.strictObject({ device: textSchema(20), media: textSchema(20), fault: textSchema(40).nullable(), plugged: z.boolean() }),
  passbook: z
    .strictObject({
      number: textSchema(20),
      accountNumber: textSchema(32),
      holder: textSchema(140),
      /** False: the printer has given it back and it lies on the counter. */
      inPrinter: z.boolean(),
      /** The double page that lies open, 1-based. */
      openPage: z.int().min(1),
      page: z.strictObject({ widthMm: z.number().positive(), heightMm: z.number().positive(), foldMm: z.number().positive().nullable() }),
      runs: z.array(printedRunSchema).max(5000),
    })
    .nullable(),
  cardReader: z.strictObject({
    ...condition,
    /** The reader asks for a card. */
    asks: z.boolean(),
    /** `hand`: held at a slot that is closed. `slot`: given back, to be taken. */
    card: z.strictObject({ panMasked: textSchema(19), place: z.enum(['hand', 'inside', 'slot']) }).nullable(),
  }),
  swipeReader: z.strictObject({ ...condition, asks: z.boolean() }),
  pinPad: z.strictObject({
    ...condition,
    /** The pad asks for a PIN. */
    asks: z.boolean(),
    /** The prompt on its display, and how many digits it has. Nothing else of a PIN leaves the pad. */
    prompt: textSchema(60),
    digits: z.int().min(0).max(12),
  }),
  idCardReader: z.strictObject({
    ...condition,
    /** The name on the card that lies on the reader. */
    card: z.strictObject({ name: textSchema(15), idNumberMasked: textSchema(18) }).nullable(),
  }),
});
export type VirtualCounter = z.output<typeof virtualCounterSchema>;

export const virtualFaultSchema = z.enum(['jam', 'paperOut', 'silence', 'garbage', 'stall', 'unplug']);
export type VirtualFault = z.output<typeof virtualFaultSchema>;
