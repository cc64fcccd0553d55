import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';

interface Line {
  readonly msg?: string;
  readonly agentPid?: number;
}

/** The agent of a running shell, found through the shell's own log, which is the same in Electron and on the rig. */
export class AgentProcess {
  readonly #log: string;

  constructor(folder: string) {
    this.#log = path.join(folder, 'pc', 'logs', 'shell.log');
  }

  async #lines(message: string): Promise<number[]> {
    const text = await readFile(this.#log, 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line.includes('"agentPid"'))
      .map((line): Line => JSON.parse(line))
      .flatMap(({ msg, agentPid }) => (msg === message && agentPid !== undefined ? [agentPid] : []));
  }

  /** Of the one that was started last. */
  async pid(): Promise<number> {
    const last = (await this.#lines('agent started')).at(-1);
    if (last === undefined) throw new Error('No agent was started');
    return last;
  }

  /** Ends the agent as a crash does and answers when its successor is ready. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const victim = await this.pid();
    process.kill(victim, signal);
    await this.untilReady(victim);
  }

  /** Until an agent other than `former` is ready. */
  async untilReady(former?: number): Promise<void> {
    const ready = async (): Promise<boolean> => {
      const last = (await this.#lines('agent ready')).at(-1);
      return last !== undefined && last !== former && last === (await this.pid());
    };
    await expect.poll(ready, { timeout: 30_000, intervals: [50, 100, 200] }).toBe(true);
  }
}
