import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Central as people run it: a process of its own. */
export interface CentralProcess {
  readonly url: string;
  readonly ready: Readonly<Record<string, unknown>>;
  readonly child: ChildProcess;
  /** Everything on standard output and standard error so far. */
  output(): { readonly out: readonly string[]; readonly err: string };
  /** Sends a signal and waits for the end. Answers the exit code, null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const MAIN = new URL('../main.ts', import.meta.url).pathname;

/** Starts `central/main.ts` and waits for its one line. Throws with what it wrote when it ends before that. */
export async function startProcess(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<CentralProcess> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', NODE_OPTIONS: '', ...environment },
  });
  const out: string[] = [];
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => out.push(line));
  const exit = once(child, 'exit') as Promise<[number | null]>;
  const ended = exit.then(() => null);
  const first = await Promise.race([once(lines, 'line'), ended]);
  if (first === null) throw new Error(`central ended: ${err}`);
  const ready = JSON.parse(out[0] ?? '{}') as Record<string, unknown>;
  return {
    url: String(ready.central),
    ready,
    child,
    output: () => ({ out, err }),
    end: async (signal) => {
      child.kill(signal);
      return (await exit)[0];
    },
  };
}
