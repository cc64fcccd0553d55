import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Processor time, in seconds, that the matching processes have used so far; 0 where there is no /proc. */
export function cpuSeconds(matches: (commandLine: string, pid: number) => boolean): number {
  let ticks = 0;
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        if (!matches(commandLine, Number(name))) continue;
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name in parentheses may hold anything; utime and stime are the 12th and 13th fields behind it.
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
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
