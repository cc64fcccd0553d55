import { app, BrowserWindow, ipcMain, Menu, protocol, safeStorage, session, shell, utilityProcess } from 'electron';
import type { ElectronPart } from './electron.ts';
import { builtPaths } from './startup/paths.ts';
import { prepareShell } from './startup/prepare.ts';
import { runShell } from './startup/run.ts';

// The entry file of the Electron process. What follows must not wait at the top level: Electron is ready only after it has run.
const electron: ElectronPart = { app, BrowserWindow, ipcMain, Menu, protocol, safeStorage, session, shell, utilityProcess };
const prepared = prepareShell(electron);

const start = async (): Promise<void> => {
  if (prepared === null) return;
  await app.whenReady();
  await runShell(electron, builtPaths(import.meta.dirname), prepared);
};

start().catch((error: unknown) => {
  prepared?.log.error({ err: error }, 'start failed');
  process.stderr.write(`Guitai could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  app.exit(1);
});
