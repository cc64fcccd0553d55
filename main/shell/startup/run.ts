import { agentModule, forkAgent } from '../agent/module.ts';
import type { ElectronPart, SessionPart, WindowPart } from '../electron.ts';
import { createEventSink } from '../ipc/events.ts';
import { createHandlers } from '../ipc/handlers.ts';
import { registerCalls } from '../ipc/register.ts';
import { type Module, type Running, startModules } from '../lifecycle/modules.ts';
import { createSchemeHandler } from '../scheme/handler.ts';
import { ENTRY_URL, FAILURE_URL, SCHEME } from '../scheme/origin.ts';
import { hardenSession, SESSION_PARTITION } from '../session/harden.ts';
import { createWindow } from '../window/factory.ts';
import { keepRenderer, logLostChildren } from '../window/renderer.ts';
import { type BackEnd, prepareBackEnd } from './backEnd.ts';
import { failurePage } from './failurePage.ts';
import type { ShellPaths } from './paths.ts';
import type { Prepared } from './prepare.ts';

/** What exists for as long as the process runs. */
interface Stage {
  readonly electron: ElectronPart;
  readonly paths: ShellPaths;
  readonly log: Prepared['log'];
  readonly session: SessionPart;
  window: WindowPart | null;
  failure: string;
}

const sessionOf = (stage: Pick<Stage, 'electron' | 'paths' | 'log'>, reason: () => string): SessionPart => {
  const session = stage.electron.session.fromPartition(SESSION_PARTITION);
  hardenSession(session, stage.log);
  const pages = { [new URL(FAILURE_URL).pathname]: failurePage(reason) };
  session.protocol.handle(SCHEME, createSchemeHandler({ root: stage.paths.renderer, pages, log: stage.log }));
  return session;
};

const openWindow = (stage: Stage): WindowPart => {
  const window = createWindow(stage.electron, stage.paths.preload);
  stage.window = window;
  window.on('closed', () => {
    stage.window = null;
  });
  return window;
};

const working = (stage: Stage, backEnd: BackEnd): Module[] => {
  const { electron, log, paths } = stage;
  const events = createEventSink(() => stage.window, log);
  const { module: agent, supervisor } = agentModule({
    fork: forkAgent(electron, paths.agent, backEnd.config.sandbox),
    config: backEnd.agent,
    onLifecycle: (state) => events.emit('agent.lifecycle', state),
    onEvent: (name, payload) => events.forward(name, payload),
    log,
  });
  let refresh = async (): Promise<void> => {};
  const ipc: Module = {
    name: 'ipc',
    start: () => {
      registerCalls(electron.ipcMain, {
        contentsId: () => stage.window?.webContents.id ?? null,
        sandbox: backEnd.config.sandbox,
        forward: (name, input) => supervisor.call(name, input),
        handlers: createHandlers({
          info: () => ({
            version: electron.app.getVersion(),
            shell: process.versions.electron === undefined ? 'rig' : 'electron',
            sandbox: backEnd.config.sandbox,
            notes: [...backEnd.notes],
          }),
          pages: backEnd.config.pages,
          openExternal: (url) => electron.shell.openExternal(url),
          refresh: () => refresh(),
        }),
        log,
      });
      return { stop: () => {} };
    },
  };
  const window: Module = {
    name: 'window',
    start: async () => {
      const opened = openWindow(stage);
      const renderer = keepRenderer({
        window: opened,
        clear: () => stage.session.clearStorageData(),
        onLost: (reason) => {
          stage.failure = reason;
        },
        log,
      });
      refresh = renderer.refresh;
      // A fresh page has heard nothing yet, so it is told how the agent is.
      opened.webContents.on('did-finish-load', () => events.emit('agent.lifecycle', supervisor.lifecycle()));
      await renderer.load();
      return { stop: () => (opened.isDestroyed() ? undefined : opened.destroy()) };
    },
  };
  return [ipc, agent, window];
};

/** The screen that names why this PC cannot start; it needs the window and nothing else. */
const failed = (stage: Stage): Module => ({
  name: 'failure',
  start: async () => {
    const opened = openWindow(stage);
    await opened.webContents.loadURL(FAILURE_URL);
    return { stop: () => (opened.isDestroyed() ? undefined : opened.destroy()) };
  },
});

/** After `ready`: session, then agent, then window. Answers when the window shows its first page. */
export const runShell = async (electron: ElectronPart, paths: ShellPaths, { config, log }: Prepared): Promise<void> => {
  const { app } = electron;
  let running: Running | null = null;
  let leaving = false;
  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    leaving = true;
    void (async () => {
      await running?.stop();
      log.info('stopped');
      app.exit(0);
    })();
  });
  app.on('window-all-closed', () => app.quit());
  logLostChildren(app, log);
  electron.Menu.setApplicationMenu(null);

  const session = sessionOf({ electron, paths, log }, () => stage.failure);
  const stage: Stage = { electron, paths, log, session, window: null, failure: '' };
  app.on('second-instance', () => {
    if (stage.window?.isMinimized()) stage.window.restore();
    stage.window?.focus();
  });

  const backEnd = await prepareBackEnd(config, electron.safeStorage, paths);
  if (!backEnd.ok) {
    stage.failure = backEnd.error;
    log.error({ reason: backEnd.error }, 'cannot start');
  }
  running = await startModules(backEnd.ok ? working(stage, backEnd.value) : [failed(stage)], log);
  log.info({ entry: backEnd.ok ? ENTRY_URL : FAILURE_URL }, 'started');
};
