import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { ElectronPart, WindowPart } from '../../../main/shell/electron.ts';
import { Stage } from '../browser/stage.ts';
import type { Application } from './app.ts';
import { ContentsDouble } from './contents.ts';
import { asPart, type Methods, RigEvent } from './emits.ts';
import type { Ipc } from './ipcMain.ts';
import type { Sessions } from './session.ts';

export interface WindowWorld {
  readonly application: Application;
  readonly ipc: Ipc;
  readonly sessions: Sessions;
}

/** One window is one browser: the program has one at a time, and the browser ends with it. */
export const createWindowClass = ({ application, ipc, sessions }: WindowWorld): ElectronPart['BrowserWindow'] => {
  const open = new Set<WindowDouble>();

  class WindowDouble extends EventEmitter implements Methods<WindowPart> {
    readonly contents: ContentsDouble;
    readonly webContents: WindowPart['webContents'];
    readonly #stage: Stage;
    #destroyed = false;

    constructor(options: BrowserWindowConstructorOptions) {
      super();
      const session = sessions.get(options.webPreferences?.partition ?? '').double;
      this.contents = new ContentsDouble(() => this.#stage.open());
      this.webContents = asPart<WindowPart['webContents']>(this.contents);
      this.#stage = new Stage({
        userData: application.double.userData,
        preload: options.webPreferences?.preload,
        width: options.width ?? 1440,
        height: options.height ?? 900,
        session,
        contents: this.contents,
        invoke: (channel, event, values) => ipc.invoke(channel, event, values),
        onReady: () => this.emit('ready-to-show'),
        onClosed: () => this.#closed(),
      });
      open.add(this);
      application.double.cleanups.push(() => this.#stage.close());
      application.double.emit('web-contents-created', new RigEvent(), this.webContents);
    }

    #closed(): void {
      if (this.#destroyed) return;
      this.#destroyed = true;
      open.delete(this);
      this.contents.destroyed();
      this.emit('closed');
      if (open.size === 0) application.double.emit('window-all-closed');
    }

    destroy(): void {
      void this.#stage.close();
    }
    focus(): void {
      void this.#stage.focus();
    }
    show(): void {
      void this.#stage.focus();
    }
    isDestroyed(): boolean {
      return this.#destroyed;
    }
    isMinimized(): boolean {
      return false;
    }
    restore(): void {}
  }

  return WindowDouble as unknown as ElectronPart['BrowserWindow'];
};
