import { z } from 'zod';

/**
 * Faults on demand.
 * - `jam`: the line being printed comes out half, the printer reports ERROR and drops its buffers until the fault is cleared.
 * - `paperOut`: the book is pulled out; the end-of-paper sequence of the manual follows.
 * - `stop`: someone presses STOP; cleared, the printer goes on.
 * - `silence`: works, but none of its answers arrive. `garbage`: noise before every answer. `corruptReply`: every answer arrives with one wrong byte.
 * - `unplug`: the line is hung up. `cut`: nothing arrives any more in either direction. `stall`: it no longer takes bytes.
 * - `corrupt`: one byte on the way to the printer is changed.
 *
 * `afterBytes: n` lets n bytes from the host pass first. `afterLine: n` lets n lines be printed first; `unplug`, `cut`, `silence` then strike between the ink and the echo.
 * With neither, the fault strikes at once.
 */
export const FAULT_KINDS = ['jam', 'paperOut', 'stop', 'silence', 'garbage', 'corruptReply', 'unplug', 'cut', 'stall', 'corrupt'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export const faultSchema = z
  .strictObject({
    kind: z.enum(FAULT_KINDS),
    afterLine: z.number().int().min(0).optional(),
    afterBytes: z.number().int().min(0).optional(),
  })
  .refine((fault) => fault.afterLine === undefined || fault.afterBytes === undefined, { error: 'give afterLine or afterBytes, not both' });
export type Fault = z.infer<typeof faultSchema>;

/** Noise as a loose plug makes it: bytes with and without the high bit, an ESC, and the beginning of a sequence. */
export const NOISE = Uint8Array.of(0xff, 0x00, 0x1b, 0x5b, 0x39, 0x80, 0x41);
/** The bit that `corrupt` and `corruptReply` turn over. */
export const FLIPPED = 0x04;
