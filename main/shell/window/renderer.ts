import type { AppPart, WindowPart } from '../electron.ts';
import type { Log } from '../log/logger.ts';
import { ENTRY_URL, FAILURE_URL } from '../scheme/origin.ts';

const CRASHES_ALLOWED = 4;
const CRASH_WINDOW_MS = 60_000;

export interface Renderer {
  load(): Promise<void>;
  /** Throw the page and all that it holds away, and load a fresh one. */
  refresh(): Promise<void>;
}

export interface RendererOptions {
  readonly window: WindowPart;
  readonly clear: () => Promise<void>;
  /** Told when the page cannot be kept alive. */
  readonly onLost: (reason: string) => void;
  readonly log: Log;
  readonly now?: () => number;
}

/** The page in the window: loading it, renewing it, and replacing it when its process dies. Nothing posted depends on it. */
export const keepRenderer = ({ window, clear, onLost, log, now = Date.now }: RendererOptions): Renderer => {
  const crashes: number[] = [];
  const go = async (url: string): Promise<void> => {
    if (window.isDestroyed()) return;
    try {
      await window.webContents.loadURL(url);
    } catch (error) {
      log.error({ err: error }, 'the page did not load');
    }
  };
  const load = (): Promise<void> => go(ENTRY_URL);
  const refresh = async (): Promise<void> => {
    try {
      await clear();
    } catch (error) {
      log.error({ err: error }, 'the session was not cleared');
    }
    await load();
  };
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error({ reason: details.reason, exitCode: details.exitCode }, 'renderer gone');
    if (details.reason === 'clean-exit') return;
    crashes.push(now());
    const recent = crashes.filter((at) => now() - at < CRASH_WINDOW_MS);
    if (recent.length <= CRASHES_ALLOWED) {
      void refresh();
      return;
    }
    onLost(`The window's process ended ${recent.length} times within a minute (${details.reason}).`);
    void go(FAILURE_URL);
  });
  return { load, refresh };
};

/** Utility, GPU and network processes; the agent's own end is the supervisor's business. */
export const logLostChildren = (app: AppPart, log: Log): void => {
  app.on('child-process-gone', (_event, details) => {
    log.error(
      { type: details.type, reason: details.reason, exitCode: details.exitCode, service: details.serviceName },
      'child process gone',
    );
  });
};
