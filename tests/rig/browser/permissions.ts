import type { CDPSession } from 'playwright-core';
import { ORIGIN } from '../../../main/shell/scheme/origin.ts';
import type { PermissionName, SessionDouble } from '../double/session.ts';

/** Chromium's names for permissions, and Electron's for the same. */
const NAMES = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  audioCapture: 'media',
  videoCapture: 'media',
  displayCapture: 'display-capture',
  clipboardReadWrite: 'clipboard-read',
  clipboardSanitizedWrite: 'clipboard-sanitized-write',
  idleDetection: 'idle-detection',
  sensors: 'sensors',
  storageAccess: 'storage-access',
  durableStorage: 'persistent-storage',
  wakeLockScreen: 'screen-wake-lock',
  windowManagement: 'window-management',
  localFonts: 'local-fonts',
  paymentHandler: 'payment-handler',
  backgroundSync: 'background-sync',
  nfc: 'nfc',
} as const satisfies Readonly<Record<string, PermissionName>>;

type BrowserName = keyof typeof NAMES;

/** Grants what the shell's check handler allows and, by that very command, refuses everything else without asking anybody. */
export const applyPermissions = async (cdp: CDPSession, session: SessionDouble): Promise<void> => {
  const permissions = (Object.keys(NAMES) as BrowserName[]).filter((name) => session.allows(NAMES[name], ORIGIN));
  await cdp.send('Browser.grantPermissions', { permissions });
};
