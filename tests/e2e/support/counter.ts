import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { sandboxDevice, tellersOf } from '../../../build/dev/sandbox/bank.ts';
import type { ShellChoice } from '../../../build/dev/sandbox/chooseShell.ts';
import { type CentralService, startCentral, startVirtualCounter, type VirtualCounterService } from '../../../build/dev/sandbox/services.ts';
import { writeShellConfig } from '../../../build/dev/sandbox/shellConfig.ts';
import { createVirtualCounterClient, type VirtualCounterClient } from '../../../devices/virtual-counter/client.ts';
import { AgentProcess } from './agentProcess.ts';
import { makeFolder, type Template } from './template.ts';
import { type OpenWindow, openWindow } from './window.ts';

export interface CounterOptions {
  readonly template: Template;
  readonly choice: ShellChoice;
  /** More environment for shell and agent, for instance GUITAI_CRASH_AT. */
  readonly env?: NodeJS.ProcessEnv;
  /** Which of the sandbox bank's enrolled PCs this is. */
  readonly deviceId?: string;
  /** A counter of the same bank that is there already: this one works with its central and has none of its own. */
  readonly beside?: Counter;
}

/** A service that a test may take away and bring back at the same address. */
export interface Restartable {
  readonly url: string;
  kill(signal?: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/**
 * One whole counter for one test: central with its own copy of the sandbox bank, the virtual counter on a pseudo-terminal, and the program
 * in its window, all in a folder of its own and on free ports.
 */
export class Counter {
  readonly folder: string;
  readonly device: ReturnType<typeof sandboxDevice>;
  readonly tellers: ReturnType<typeof tellersOf>;
  readonly agent: AgentProcess;
  readonly #options: CounterOptions;
  #central: CentralService | null = null;
  #virtual: VirtualCounterService | null = null;
  #window: OpenWindow | null = null;

  private constructor(folder: string, options: CounterOptions) {
    this.folder = folder;
    this.#options = options;
    this.device = sandboxDevice(options.deviceId);
    this.tellers = tellersOf(this.device);
    this.agent = new AgentProcess(folder);
  }

  static async start(options: CounterOptions): Promise<Counter> {
    const counter = new Counter(await makeFolder('counter'), options);
    try {
      if (options.beside === undefined) await options.template.copyTo(counter.folder);
      await Promise.all([options.beside === undefined ? counter.#startCentral(0) : undefined, counter.#startVirtual()]);
      await counter.openShell();
      await counter.agent.untilReady();
      return counter;
    } catch (error) {
      await counter.stop();
      throw error;
    }
  }

  get logDir(): string {
    return path.join(this.folder, 'logs');
  }

  async #startCentral(port: number): Promise<void> {
    this.#central = await startCentral({ dataDir: path.join(this.folder, 'central'), logDir: this.logDir, port });
  }

  async #startVirtual(): Promise<void> {
    this.#virtual = await startVirtualCounter({ dataDir: path.join(this.folder, 'counter'), logDir: this.logDir });
  }

  /** The program's page. Ask again after the window was opened anew or its renderer crashed. */
  get page(): Page {
    if (this.#window === null) throw new Error('The window is not open');
    return this.#window.page();
  }

  get central(): Restartable {
    if (this.#options.beside !== undefined) return this.#options.beside.central;
    const running = this.#central;
    if (running === null) throw new Error('Central was never started');
    return {
      url: running.url,
      kill: (signal) => running.child.kill(signal),
      stop: () => running.child.stop(),
      start: () => this.#startCentral(Number(new URL(running.url).port)),
    };
  }

  /** What lies on the counter and what ails it, beside the program. */
  get virtualCounter(): VirtualCounterClient {
    if (this.#virtual === null) throw new Error('The virtual counter was never started');
    return createVirtualCounterClient(this.#virtual);
  }

  /** Opens the program's window; `env` adds to what the shell and, in the sandbox, the agent are told. */
  async openShell(env: NodeJS.ProcessEnv = {}): Promise<void> {
    if (this.#virtual === null) throw new Error('The services come before the window');
    const configFile = await writeShellConfig({
      folder: this.folder,
      central: this.central,
      device: this.device,
      counter: this.#virtual,
      notes: ['End-to-end test.'],
    });
    const { choice } = this.#options;
    // What a browser that was killed leaves in the folder for temporary files goes with the test's own.
    const TMPDIR = path.join(this.folder, 'tmp');
    await mkdir(TMPDIR, { recursive: true });
    this.#window = await openWindow({ choice, configFile, logDir: this.logDir, env: { TMPDIR, ...this.#options.env, ...env } });
  }

  /** The whole program ends at once, as when the PC loses power. */
  async killShell(): Promise<void> {
    await this.#window?.kill();
    this.#window = null;
  }

  async closeShell(): Promise<void> {
    await this.#window?.stop();
    this.#window = null;
  }

  /** Stops everything and leaves nothing behind. */
  async stop(): Promise<void> {
    const steps = [() => this.closeShell(), () => this.#virtual?.child.stop(), () => this.#central?.child.stop()];
    for (const step of steps) await Promise.resolve(step()).catch(() => {});
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
