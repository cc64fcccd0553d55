import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';
import { type Figure, median, percentile } from '../figures.ts';

const LIMIT_MS = 5;
/** Each with its own 99th percentile; the middle one counts, so that a moment in which the machine did something else does not. */
const ROUNDS = 5;
const answer = z.object({
  n: z.number(),
  devices: z.array(z.object({ id: z.string(), device: z.string(), detail: z.string() })),
  done: z.record(z.string(), z.number()),
  failed: z.record(z.string(), z.string()),
});
type Answer = z.infer<typeof answer>;

const start = (name: string): ChildProcess =>
  fork(path.join(import.meta.dirname, name), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

/** Asks for the list of devices every few milliseconds, as a screen would far less often, and times the answers. */
async function pings(manager: ChildProcess, forMs: number): Promise<{ readonly ms: number[]; readonly last: Answer }> {
  const ms: number[] = [];
  let last: Answer | null = null;
  const until = performance.now() + forMs;
  for (let n = 0; performance.now() < until; n += 1) {
    const since = performance.now();
    const [raw] = await new Promise<unknown[]>((resolve) => {
      manager.once('message', (...words) => resolve(words));
      manager.send({ kind: 'ping', n });
    });
    ms.push(performance.now() - since);
    last = answer.parse(raw);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (last === null) throw new Error('no time for a single question');
  return { ms, last };
}

async function rounds(
  manager: ChildProcess,
  forMs: number,
): Promise<{ readonly p99: number; readonly questions: number; readonly last: Answer }> {
  const all = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await pings(manager, forMs));
  const last = all.at(-1)?.last;
  if (last === undefined) throw new Error('no rounds');
  return { p99: median(all.map(({ ms }) => percentile(ms, 0.99))), questions: all.reduce((sum, { ms }) => sum + ms.length, 0), last };
}

/** Eight devices on eight pseudo-terminals, their emulators in one process, the manager in another; this one asks. */
export async function benchBusy(seconds: number, say: (text: string) => void): Promise<Figure[]> {
  const emulators = start('emulators.ts');
  const manager = start('manager.ts');
  try {
    const [profiles] = await once(emulators, 'message');
    manager.send({ kind: 'profiles', profiles });
    const ready = performance.now() + 20_000;
    for (;;) {
      const { last } = await pings(manager, 50);
      const waiting = last.devices.filter(({ device }) => device !== 'online');
      if (waiting.length === 0) break;
      if (performance.now() > ready) throw new Error(`not online: ${JSON.stringify(waiting)}`);
    }
    const idle = await rounds(manager, seconds * 60);
    manager.send({ kind: 'work' });
    await pings(manager, 500);
    const busy = await rounds(manager, seconds * 200);
    const lazy = busy.last.devices.filter(({ id }) => (busy.last.done[id] ?? 0) === 0);
    if (lazy.length > 0) throw new Error(`without work: ${JSON.stringify(lazy)} ${JSON.stringify(busy.last.failed)}`);
    const total = Object.values(busy.last.done).reduce((sum, count) => sum + count, 0);
    say(`8 devices did ${total} operations during ${busy.questions} questions`);
    return [
      {
        name: '8 devices busy: answer to a question, p99',
        value: busy.p99,
        unit: 'ms',
        baseline: { name: 'limit', value: LIMIT_MS },
        goal: { atMost: 1 },
      },
      {
        name: '8 devices busy: the same, against rest',
        value: busy.p99,
        unit: 'ms',
        baseline: { name: 'devices at rest, p99', value: idle.p99 },
        goal: null,
      },
    ];
  } finally {
    manager.disconnect();
    emulators.disconnect();
  }
}
