import { EventEmitter } from 'node:events';
import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import type { ContentsPart } from '../../../main/shell/electron.ts';
import { type Methods, preventable } from './emits.ts';

/** What stands behind the contents once the browser runs. */
export interface Surface {
  goto(url: string): Promise<void>;
  deliver(channel: string, values: readonly unknown[]): void;
}

let lastId = 0;

export class ContentsDouble extends EventEmitter implements Methods<ContentsPart> {
  readonly id: number;
  readonly #surface: () => Promise<Surface>;
  #ready: Surface | null = null;
  #destroyed = false;
  #opener: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null;
  /** Addresses that the shell itself is loading; navigations to them are its own. */
  readonly programmatic = new Set<string>();

  constructor(surface: () => Promise<Surface>) {
    super();
    lastId += 1;
    this.id = lastId;
    this.#surface = surface;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  destroyed(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }

  async loadURL(url: string): Promise<void> {
    this.#ready ??= await this.#surface();
    this.programmatic.add(url);
    try {
      await this.#ready.goto(url);
    } finally {
      this.programmatic.delete(url);
    }
  }

  send(channel: string, ...values: unknown[]): void {
    this.#ready?.deliver(channel, values);
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#opener = handler;
  }

  /** A page wants a window. The double has none to give, so a handler that allows one is a case that the rig cannot show. */
  refuseOpen(url: string): void {
    const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: { url: '', policy: 'no-referrer' } } as const;
    if (this.#opener?.(details).action === 'allow') console.error('The shell allows a window, and the rig has none to give:', url);
  }

  /** Asks the guards as Electron does, each in turn. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.programmatic.has(url)) return true;
    const event = preventable({ url, isMainFrame, isSameDocument: false, frame: null, initiator: null });
    this.emit('will-frame-navigate', event);
    if (isMainFrame && !event.defaultPrevented) this.emit('will-navigate', event);
    return !event.defaultPrevented;
  }
}
