import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

export interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
}

/** Processor time, in seconds, that the matching processes have used so far; 0 where there is no /proc. */
export function cpuSeconds(matches: (facts: ProcessFacts) => boolean): number {
  let ticks = 0;
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name in parentheses may hold anything; utime and stime are the 12th and 13th fields behind it.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (!matches({ pid: Number(name), parent: Number(fields[1]) })) continue;
        ticks += Number(fields[11]) + Number(fields[12]);
      } catch {
        // It has ended meanwhile.
      }
    }
  } catch {
    return 0;
  }
  return ticks / TICKS_PER_SECOND;
}
