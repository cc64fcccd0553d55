import type { SessionPart } from '../electron.ts';
import type { Log } from '../log/logger.ts';
import { isOurs } from '../scheme/origin.ts';

/** In memory only: nothing of the window outlives the process. */
export const SESSION_PARTITION = 'guitai';

/**
 * Default deny for everything that a page can ask a session for. Set before the first window exists. Devices belong to the agent,
 * so no chooser for one may ever open here.
 */
export const hardenSession = (session: SessionPart, log: Log): void => {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log.warn({ permission }, 'permission request denied');
    callback(false);
  });
  const checked = new Set<string>();
  session.setPermissionCheckHandler((_contents, permission) => {
    // Checks come by the dozen while a page is loaded; one line for each kind says as much.
    if (!checked.has(permission)) log.warn({ permission }, 'permission check denied');
    checked.add(permission);
    return false;
  });
  session.setDevicePermissionHandler(({ deviceType }) => {
    log.warn({ deviceType }, 'device permission denied');
    return false;
  });
  session.setDisplayMediaRequestHandler((_request, callback) => {
    log.warn('screen capture denied');
    callback({});
  });
  session.setBluetoothPairingHandler((_details, callback) => {
    log.warn('bluetooth pairing denied');
    callback({ confirmed: false });
  });
  session.on('select-hid-device', (event, _details, callback) => {
    event.preventDefault();
    log.warn('HID device chooser cancelled');
    callback(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, callback) => {
    event.preventDefault();
    log.warn('serial port chooser cancelled');
    callback('');
  });
  session.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault();
    log.warn('USB device chooser cancelled');
    callback();
  });
  session.on('will-download', (event) => {
    event.preventDefault();
    log.warn('download refused');
  });
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    const cancel = !isOurs(url) && !isInline(url);
    if (cancel) log.warn({ host: hostOf(url) }, 'request outside app:// cancelled');
    callback({ cancel });
  });
};

// Images that the page made itself (`img-src data: blob:` in the policy) reach no network; the policy decides about them.
const isInline = (url: string): boolean => url.startsWith('data:') || url.startsWith('blob:app://');

// A refused address could carry what it was meant to leak, so only its host is logged.
const hostOf = (url: string): string => URL.parse(url)?.host.slice(0, 200) ?? 'unreadable';
