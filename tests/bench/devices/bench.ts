import { findSocat } from '../../../devices/emulators/tally-csi/pty.ts';
import type { Figure } from '../figures.ts';
import { benchBusy } from './busy.ts';
import { benchFraming } from './framing.ts';
import { benchLine } from './line.ts';

/** The device layer: reading frames, what the driver costs above the line's own time, and how the process that keeps the devices answers while all of them work. */
export async function benchDevices({
  seconds,
  say,
}: {
  readonly seconds: number;
  readonly say: (text: string) => void;
}): Promise<Figure[]> {
  if (findSocat() === null) throw new Error('pseudo-terminals need socat (Debian: apt-get install socat)');
  say('frames');
  const framing = benchFraming(15);
  say('a passbook line over a pseudo-terminal');
  const line = await benchLine(100);
  say('eight devices at work');
  return [...framing, ...line, ...(await benchBusy(seconds, say))];
}
