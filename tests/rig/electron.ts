import type { ElectronPart } from '../../main/shell/electron.ts';
import { createApp } from './double/app.ts';
import { createIpcMain } from './double/ipcMain.ts';
import { safeStorage as noKeystore } from './double/safeStorage.ts';
import { createSessions } from './double/session.ts';
import { forkUtility } from './double/utilityProcess.ts';
import { createWindowClass } from './double/window.ts';

/**
 * The double of Electron: the members that the shell uses, typed by Electron's own declarations, over a real Chromium. One per process,
 * as the real module is.
 */
const application = createApp();
const ipc = createIpcMain();
const sessions = createSessions();

export const app: ElectronPart['app'] = application.part;
export const BrowserWindow: ElectronPart['BrowserWindow'] = createWindowClass({ application, ipc, sessions });
export const ipcMain: ElectronPart['ipcMain'] = ipc.part;
export const Menu: ElectronPart['Menu'] = { setApplicationMenu: () => {} };
export const protocol: ElectronPart['protocol'] = { registerSchemesAsPrivileged: () => {} };
export const safeStorage: ElectronPart['safeStorage'] = noKeystore;
export const session: ElectronPart['session'] = { fromPartition: (partition) => sessions.get(partition).part };
export const shell: ElectronPart['shell'] = {
  openExternal: async (url) => {
    console.error(`The rig opens no other program. Electron would open ${url}`);
  },
};
export const utilityProcess: ElectronPart['utilityProcess'] = { fork: forkUtility };
