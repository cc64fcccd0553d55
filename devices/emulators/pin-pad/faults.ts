import type { FaultKind } from '../tally-csi/faults.ts';

/**
 * Faults on demand, of the line (see the printer's) and of the pad.
 * - `silence`, `garbage`, `corruptReply`, `unplug`, `cut`, `stall`, `corrupt`: as for every emulated device.
 * - `wrongLrc`: the check value of everything that the pad says is wrong, for its next `times` packets (all, when left out).
 * - `nakStorm`: the pad refuses every packet.
 */
export type LineFaultKind = Exclude<FaultKind, 'jam' | 'paperOut' | 'stop'>;
export const PAD_FAULT_KINDS = [
  'silence',
  'garbage',
  'corruptReply',
  'unplug',
  'cut',
  'stall',
  'corrupt',
  'wrongLrc',
  'nakStorm',
] as const satisfies readonly (LineFaultKind | 'wrongLrc' | 'nakStorm')[];
export type PadFaultKind = (typeof PAD_FAULT_KINDS)[number];

export interface PadFault {
  readonly kind: PadFaultKind;
  /** Lets so many bytes of the host pass first; faults of the line alone. */
  readonly afterBytes?: number | undefined;
  readonly times?: number | undefined;
}

export const isLineFault = (kind: PadFaultKind): kind is LineFaultKind => kind !== 'wrongLrc' && kind !== 'nakStorm';
