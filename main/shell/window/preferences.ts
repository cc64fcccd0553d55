import type { WebPreferences } from 'electron';
import { SESSION_PARTITION } from '../session/harden.ts';

declare const GUITAI_DEV_TOOLS: boolean;

/** A build-time constant, false in production; where no build set it (unit tests), false. */
const DEV_TOOLS = typeof GUITAI_DEV_TOOLS === 'boolean' && GUITAI_DEV_TOOLS;

/** Every value is written out, also where it is Electron's default today: a default may change with an update. */
export const webPreferences = (preload: string) =>
  ({
    preload,
    partition: SESSION_PARTITION,
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    plugins: false,
    navigateOnDragDrop: false,
    enableWebSQL: false,
    spellcheck: false,
    devTools: DEV_TOOLS,
    disableBlinkFeatures: 'Auxclick',
  }) as const satisfies WebPreferences;
