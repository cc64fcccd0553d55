import { readFileSync } from 'node:fs';
import { readFile, readlink, realpath } from 'node:fs/promises';

/** The fields of /proc/PID/stat after the program's name, which stands in brackets and may hold spaces. */
const statFields = (text: string): string[] => text.slice(text.lastIndexOf(')') + 2).split(' ');

/** A killed process that its parent has not collected: it runs no more, but its number still answers. Linux only. */
function isZombie(pid: number): boolean {
  try {
    return statFields(readFileSync(`/proc/${pid}/stat`, 'utf8'))[0] === 'Z';
  } catch {
    return false;
  }
}

/** True while a process of this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !isZombie(pid);
}

/**
 * What tells a process from a later one of the same number: its start time where the system says it (Linux), else nothing.
 * In containers numbers start again at 1, so that a number alone is soon somebody else's.
 */
export async function startTime(pid: number): Promise<string> {
  try {
    return statFields(await readFile(`/proc/${pid}/stat`, 'utf8'))[19] ?? '';
  } catch {
    return '';
  }
}

/** Whether the process works in `folder`. Null where the system does not say. */
export async function worksIn(pid: number, folder: string): Promise<boolean | null> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder));
  } catch {
    return process.platform === 'linux' && !isAlive(pid) ? false : null;
  }
}

/** Waits until `probe` gives something, asking every `everyMs`; null when the deadline passes. */
export async function poll<T>(probe: () => Promise<T | null>, deadlineMs: number, everyMs = 20): Promise<T | null> {
  const end = performance.now() + deadlineMs;
  for (;;) {
    const found = await probe();
    if (found !== null) return found;
    if (performance.now() > end) return null;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
