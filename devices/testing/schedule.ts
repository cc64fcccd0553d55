import { FAULT_KINDS, type Fault } from '../emulators/tally-csi/faults.ts';
import type { Random } from './random.ts';

/** What happens to a printer while it works: faults by bytes, lines or time, and the hand that puts them right. */
export interface Happening {
  /** Milliseconds after the job was given to the driver; faults by bytes or lines are armed at once. */
  readonly atMs: number;
  readonly what: { readonly fault: Fault } | 'unplug' | 'plug' | 'clear' | 'remove' | 'restart';
}
export interface Schedule {
  /** How long the printer takes for a line. */
  readonly printDelayMs: number;
  readonly happenings: readonly Happening[];
}

/** Longer than a line's own deadline of a minute, so that the echo comes when nobody waits for it any more. */
const TOO_LATE_MS = 65_000;

export function drawSchedule(random: Random): Schedule {
  const happenings: Happening[] = [];
  const count = random.int(1, 3);
  for (let at = 0; at < count; at += 1) {
    const atMs = random.int(0, 4_000);
    const kind = random.pick(FAULT_KINDS);
    const where = random.int(0, 2);
    if (where === 0) happenings.push({ atMs: 0, what: { fault: { kind, afterBytes: random.int(0, 260) } } });
    else if (where === 1) happenings.push({ atMs: 0, what: { fault: { kind, afterLine: random.int(0, 2) } } });
    else happenings.push({ atMs, what: random.pick<Happening['what']>([{ fault: { kind } }, 'unplug', 'remove', 'restart']) });
    // Sometimes it is over before anybody has noticed, sometimes it stays until the teller comes.
    if (random.chance(0.6)) happenings.push({ atMs: atMs + random.int(0, 30_000), what: random.pick(['plug', 'clear'] as const) });
  }
  if (random.chance(0.1)) {
    happenings.push({ atMs: 0, what: { fault: { kind: 'stop', afterLine: random.int(0, 2) } } }, { atMs: TOO_LATE_MS, what: 'clear' });
  }
  return { printDelayMs: random.pick([0, 0, 50, 400, 2_500, 6_000]), happenings };
}
