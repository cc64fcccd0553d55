import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ShellChoice } from '../../../build/dev/sandbox/chooseShell.ts';
import { writeShellConfig } from '../../../build/dev/sandbox/shellConfig.ts';
import { OUT, ROOT } from '../../../build/vite/targets.ts';
import { AgentProcess } from '../../e2e/support/agentProcess.ts';
import { makeFolder } from '../../e2e/support/template.ts';
import { type OpenWindow, openWindow } from '../../e2e/support/window.ts';

// Nobody listens at the discard port: the stand-in agent asks neither central nor a printer.
/** A port that nothing listens at. */
const NOWHERE = { kind: 'tcp', host: '127.0.0.1', port: 9 } as const;
const NOBODY = 'http://127.0.0.1:9';

/** The built shell, preload and renderer as they are, in front of a stand-in agent that answers as a test wishes. */
export class Bench {
  readonly folder: string;
  readonly agent: AgentProcess;
  readonly #choice: ShellChoice;
  #window: OpenWindow | null = null;

  private constructor(folder: string, choice: ShellChoice) {
    this.folder = folder;
    this.#choice = choice;
    this.agent = new AgentProcess(folder);
  }

  get out(): string {
    return path.join(this.folder, 'out');
  }
  get configFile(): string {
    return path.join(this.folder, 'shell.json');
  }
  get logDir(): string {
    return path.join(this.folder, 'logs');
  }

  /** Everything laid out, and no window yet. */
  static async prepare(choice: ShellChoice): Promise<Bench> {
    const bench = new Bench(await makeFolder('bench'), choice);
    for (const part of ['shell', 'preload', 'renderer']) await cp(path.join(OUT, part), path.join(bench.out, part), { recursive: true });
    await mkdir(path.join(bench.out, 'agent'));
    const standIn = new URL(`file://${ROOT}/tests/rig/fixture/standInAgent.ts`);
    await writeFile(path.join(bench.out, 'agent', 'agent.js'), `import ${JSON.stringify(standIn.href)};\n`);
    await writeFile(path.join(bench.out, 'package.json'), '{ "type": "module" }');
    await writeShellConfig({
      folder: bench.folder,
      central: { url: NOBODY },
      device: { id: 'PC-1001-01', secret: 'no central knows this secret' },
      counter: {
        control: NOBODY,
        token: 'nobody asks for this token',
        printer: NOWHERE,
        desk: { cardReader: NOWHERE, swipeReader: { ...NOWHERE, kind: 'hidTcp' }, pinPad: NOWHERE, idCardReader: NOWHERE },
      },
      notes: [],
    });
    return bench;
  }

  async open(): Promise<void> {
    const { configFile, logDir, out } = this;
    this.#window = await openWindow({ choice: this.#choice, configFile, logDir, out });
  }

  get page(): Page {
    if (this.#window === null) throw new Error('The window is not open');
    return this.#window.page();
  }

  /** How often the shell has logged this: what was refused was really asked for. */
  async logged(message: string): Promise<number> {
    const text = await readFile(path.join(this.folder, 'pc', 'logs', 'shell.log'), 'utf8');
    return text.split(`"msg":"${message}"`).length - 1;
  }

  async closeWindow(): Promise<void> {
    await this.#window?.stop();
    this.#window = null;
  }

  async stop(): Promise<void> {
    await this.closeWindow().catch(() => {});
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
