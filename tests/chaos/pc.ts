import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Child, startChild } from '../../build/dev/sandbox/child.ts';
import { ROOT } from '../../build/vite/targets.ts';
import type { AgentConfig } from '../../contract/agent/messages.ts';
import { type AgentClient, createAgentClient } from '../support/agent-client.ts';

export interface PcOptions {
  readonly name: string;
  readonly folder: string;
  readonly config: Omit<AgentConfig, 'dataDir'>;
  /** What the process finds in its environment, as faults of disk and clock do. */
  readonly env: NodeJS.ProcessEnv;
  /** The named point at which the next run of the agent dies; null: none. */
  readonly nextCrash: () => string | null;
  /** Told of each end that nobody asked for. */
  readonly onKilled: (atPoint: boolean) => void;
}

/** A branch PC: an agent that is started again whenever it dies, as its shell would. */
export interface Pc {
  readonly name: string;
  /** The running agent; waits while it is being started. */
  client(): Promise<AgentClient>;
  /** SIGKILL. */
  kill(): void;
  /** From now on it is only started again, never killed at a point. */
  calm(): void;
  stop(): Promise<void>;
}

interface Running {
  readonly child: Child;
  readonly client: AgentClient;
}

export const startPc = async ({ name, folder, config, env, nextCrash, onKilled }: PcOptions): Promise<Pc> => {
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify({ ...config, dataDir: join(folder, name) }));
  let stopping = false;
  let quiet = false;
  let current: Promise<Running>;
  let running: Running | null = null;

  const boot = async (): Promise<Running> => {
    const crash = quiet ? null : nextCrash();
    const child = startChild({
      name,
      command: process.execPath,
      words: ['--disable-warning=ExperimentalWarning', join(ROOT, 'main', 'agent', 'headless.ts'), '--config', file, '--exit-with-parent'],
      logDir: join(folder, 'logs'),
      env: { ...process.env, ...env, ...(crash === null ? {} : { GUITAI_CRASH_AT: crash }) },
    });
    const ready = await child
      .announced(
        (line) => (typeof line.agent === 'string' && typeof line.token === 'string' ? { url: line.agent, token: line.token } : null),
        60_000,
      )
      .catch(() => null);
    void child.ended.then(() => {
      running = null;
      if (stopping) return;
      onKilled(crash !== null);
      current = boot();
    });
    // It died before it was ready; `ended` above has started the next one.
    if (ready === null) return await new Promise<Running>((resolve) => setTimeout(() => resolve(current), 50));
    running = { child, client: createAgentClient(ready.url, ready.token) };
    return running;
  };

  current = boot();
  await current;
  return {
    name,
    client: async () => (running ?? (await current)).client,
    kill: () => {
      running?.child.process.kill('SIGKILL');
    },
    calm: () => {
      quiet = true;
    },
    stop: async () => {
      stopping = true;
      await (await current).child.stop();
    },
  };
};
