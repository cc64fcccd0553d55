import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What it writes goes here, one file for each child. */
  readonly logDir: string;
}

export interface Child {
  readonly process: ChildProcess;
  /** The next line of JSON on its standard output that `pick` accepts; fails when the child ends first. */
  announced<T>(pick: (line: Record<string, unknown>) => T | null, limitMs: number): Promise<T>;
  running(): boolean;
  /** SIGTERM, and after the limit SIGKILL. Answers when it is gone. */
  stop(limitMs?: number): Promise<void>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  readonly ended: Promise<number>;
}

const TAIL_LINES = 15;

const parse = (line: string): Record<string, unknown> | null => {
  if (!line.startsWith('{')) return null;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
};

/**
 * One process of the sandbox. We hold the other end of its standard input: when we die, however that happens, it reads the end of it
 * and goes too.
 */
export const startChild = ({ name, command, words, env = process.env, logDir }: ChildOptions): Child => {
  mkdirSync(logDir, { recursive: true });
  const file = path.join(logDir, `${name}.log`);
  const log = createWriteStream(file, { flags: 'a' });
  const child = spawn(command, [...words], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => {});
  const tail: string[] = [];
  const announcements: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  const take = (line: string): void => {
    log.write(`${line}\n`);
    tail.push(line);
    if (tail.length > TAIL_LINES) tail.shift();
  };
  createInterface({ input: child.stderr }).on('line', take);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const value = parse(line);
    // Announcements may hold tokens, so they stay out of the log; lines with a level and a time are the log's own.
    if (value === null || ('level' in value && 'time' in value)) take(line);
    else announcements.push(value);
    for (const look of waiting) look();
  });

  const ended = new Promise<number>((resolve) => {
    child.on('error', (error) => {
      take(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  const running = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  void ended.then(() => log.end());

  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (!running()) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  return {
    process: child,
    running,
    kill,
    ended,
    async announced(pick, limitMs) {
      const found = new Promise<NonNullable<ReturnType<typeof pick>>>((resolve) => {
        const look = (): void => {
          for (const line of announcements) {
            const picked = pick(line);
            if (picked === null || picked === undefined) continue;
            waiting.delete(look);
            resolve(picked);
            return;
          }
        };
        waiting.add(look);
        look();
      });
      const failed = async (why: Promise<string>): Promise<never> => {
        const reason = await why;
        throw new Error(`${name} ${reason}. Its last lines (all of them: ${file}):\n${tail.map((line) => `  ${line}`).join('\n')}`);
      };
      const limit = new AbortController();
      try {
        return await Promise.race([
          found,
          failed(ended.then((code) => `ended with code ${code} before it was ready`)),
          failed(
            delay(limitMs, `was not ready after ${limitMs / 1_000} s`, { signal: limit.signal }).catch(() => new Promise<string>(() => {})),
          ),
        ]);
      } finally {
        limit.abort();
      }
    },
    async stop(limitMs = 15_000) {
      if (!running()) return;
      const late = setTimeout(() => child.kill('SIGKILL'), limitMs);
      await kill('SIGTERM');
      clearTimeout(late);
    },
  };
};
