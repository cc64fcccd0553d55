import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IpcMainInvokeEvent } from 'electron';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { isOurs } from '../../../main/shell/scheme/origin.ts';
import { announce } from '../announce.ts';
import type { ContentsDouble, Surface } from '../double/contents.ts';
import { RigEvent } from '../double/emits.ts';
import { senderFrame } from '../double/frame.ts';
import type { SessionDouble } from '../double/session.ts';
import { BROWSER_ORIGIN, toBrowser, toShell } from '../origin.ts';
import { BINDING, DELIVER, preloadScript } from '../page/bridge.ts';
import { decode, encode } from '../page/codec.ts';
import { startViewer, type Viewer } from '../viewer/server.ts';
import { launchBrowser } from './launch.ts';
import { applyPermissions } from './permissions.ts';
import { PopupWatch } from './popups.ts';
import { answerRequest } from './requests.ts';

export interface StageOptions {
  readonly userData: string;
  readonly preload: string | undefined;
  readonly width: number;
  readonly height: number;
  readonly session: SessionDouble;
  readonly contents: ContentsDouble;
  readonly invoke: (channel: string, event: IpcMainInvokeEvent, values: readonly unknown[]) => Promise<unknown>;
  readonly onReady: () => void;
  readonly onClosed: () => void;
}

/** The browser behind one window, and what crosses between its page and the shell. */
export class Stage implements Surface {
  readonly #options: StageOptions;
  readonly #popups: PopupWatch;
  #opening: Promise<this> | null = null;
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #last = '';
  #crashed = false;
  #viewer: Viewer | null = null;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#popups = new PopupWatch(options.contents);
  }

  open(): Promise<this> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async #open(): Promise<this> {
    const { userData, width, height, preload, session, contents } = this.#options;
    const profile = path.join(userData, 'rig-profile');
    const context = await launchBrowser({ profile, width, height });
    this.#context = context;
    context.on('close', () => this.#options.onClosed());
    await context.exposeBinding(BINDING, (source, channel: string, values: string) =>
      this.#invoke(source.page, source.frame, channel, values),
    );
    if (preload !== undefined) await context.addInitScript({ content: preloadScript(await readFile(preload, 'utf8')) });
    await context.route('**/*', (route, request) =>
      answerRequest(route, request, {
        session,
        mayNavigate: (url, frame) => frame.page() === this.#page && contents.mayNavigate(url, frame === this.#page.mainFrame()),
      }).catch((error: unknown) => {
        // A request of a page that has gone can no longer be answered.
        if (!this.#page?.isClosed()) console.error('The rig could not answer a request:', error);
      }),
    );
    await this.#adopt(context.pages()[0] ?? (await context.newPage()));
    await this.#popups.watchBrowser(context);
    await applyPermissions(await context.newCDPSession(this.#current()), session);
    session.clear = async () => {
      // A crashed page answers nothing.
      if (this.#crashed) await this.#replace();
      const cdp = await context.newCDPSession(this.#current());
      await cdp.send('Storage.clearDataForOrigin', { origin: BROWSER_ORIGIN, storageTypes: 'all' });
      await cdp.detach();
    };
    this.#viewer = process.env.GUITAI_VIEWER === '1' ? await startViewer() : null;
    await this.#viewer?.follow(this.#current());
    await announce(profile, this.#viewer?.url ?? null);
    return this;
  }

  async #adopt(page: Page): Promise<void> {
    const { contents, onReady, onClosed } = this.#options;
    this.#page = page;
    page.on('load', () => {
      if (isOurs(toShell(page.url()))) contents.emit('did-finish-load');
    });
    page.once('load', onReady);
    page.on('crash', () => {
      this.#crashed = true;
      contents.emit('render-process-gone', new RigEvent(), { reason: 'crashed', exitCode: 1 });
    });
    page.on('close', () => {
      if (this.#page === page) onClosed();
    });
    // What no interception can hold back (blob:, about:) is undone.
    page.on('framenavigated', (frame) => {
      const url = toShell(frame.url());
      if (frame !== page.mainFrame() || isOurs(url) || url.startsWith('chrome-error:')) return;
      if (!contents.mayNavigate(url, true)) void contents.loadURL(this.#last).catch(() => {});
    });
    await this.#popups.watchPage(page);
  }

  #current(): Page {
    if (this.#page === null) throw new Error('The window is not open');
    return this.#page;
  }

  /** Electron loads into the same window again; Playwright gives a crashed page up, so another one takes its place. */
  async #replace(): Promise<void> {
    const crashed = this.#current();
    this.#crashed = false;
    this.#popups.making = true;
    const fresh = await this.#contextNow().newPage();
    this.#popups.making = false;
    await this.#adopt(fresh);
    await crashed.close().catch(() => {});
    await this.#viewer?.follow(this.#current());
  }

  #contextNow(): BrowserContext {
    if (this.#context === null) throw new Error('The window is closed');
    return this.#context;
  }

  async goto(url: string): Promise<void> {
    this.#last = url;
    if (this.#crashed) await this.#replace();
    await this.#current().goto(toBrowser(url), { waitUntil: 'load' });
  }

  deliver(channel: string, values: readonly unknown[]): void {
    const coded = encode(values);
    // A page on its way out hears nothing more; the next one is told how things stand when it has loaded.
    void this.#page
      ?.evaluate(([name, where, sent]) => (Reflect.get(window, name) as ((c: string, v: string) => void) | undefined)?.(where, sent), [
        DELIVER,
        channel,
        coded,
      ] as const)
      .catch(() => {});
  }

  async #invoke(page: Page, frame: Frame, channel: string, values: string): Promise<{ value: string } | { error: string }> {
    const { contents, invoke } = this.#options;
    // Every page of the browser has the binding; only the window's own is our contents.
    const sender = page === this.#page ? contents : { id: -1 };
    const event = Object.assign(new RigEvent(), { sender, senderFrame: senderFrame(frame), type: 'frame', frameId: 0, processId: 0 });
    try {
      const answer = await invoke(channel, event as unknown as IpcMainInvokeEvent, decode(values) as unknown[]);
      return { value: encode(answer) };
    } catch (error) {
      return { error: `Error invoking remote method '${channel}': ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  async focus(): Promise<void> {
    await this.#page?.bringToFront().catch(() => {});
  }

  async close(): Promise<void> {
    const context = this.#context;
    this.#context = null;
    await context?.close().catch(() => {});
  }
}
