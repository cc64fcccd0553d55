import type { ElectronPart, WindowPart } from '../electron.ts';
import { webPreferences } from './preferences.ts';

/** Every window comes from here; the linter forbids the constructor elsewhere. */
export const createWindow = (electron: Pick<ElectronPart, 'BrowserWindow'>, preload: string): WindowPart => {
  const window = new electron.BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: '柜台 Guitai',
    backgroundColor: '#f5f6f8',
    autoHideMenuBar: true,
    webPreferences: webPreferences(preload),
  });
  // Shown only once there is something to see, so that a teller never faces a white frame.
  window.once('ready-to-show', () => window.show());
  return window;
};
