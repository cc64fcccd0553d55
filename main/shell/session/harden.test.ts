import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import type { SessionPart } from '../electron.ts';
import { silentLog } from '../log/logger.ts';
import { hardenSession } from './harden.ts';

/** A session that keeps what is set on it. */
class FakeSession extends EventEmitter {
  readonly handlers = new Map<string, (...given: never[]) => unknown>();
  readonly #keep = (name: string) => (handler: (...given: never[]) => unknown) => void this.handlers.set(name, handler);
  readonly setPermissionRequestHandler = this.#keep('request');
  readonly setPermissionCheckHandler = this.#keep('check');
  readonly setDevicePermissionHandler = this.#keep('device');
  readonly setDisplayMediaRequestHandler = this.#keep('display');
  readonly setBluetoothPairingHandler = this.#keep('pairing');
  readonly webRequest = { onBeforeRequest: this.#keep('web') };
  readonly protocol = { handle: () => {} };
  async clearStorageData(): Promise<void> {}
  ask(name: string, ...given: unknown[]): unknown {
    return (this.handlers.get(name) as (...values: unknown[]) => unknown)(...given);
  }
}

const hardened = (): FakeSession => {
  const session = new FakeSession();
  hardenSession(session as unknown as SessionPart, silentLog);
  return session;
};

describe('a hardened session', () => {
  test.each(['geolocation', 'media', 'notifications', 'hid', 'serial', 'usb', 'fileSystem', 'openExternal', 'clipboard-read', 'unknown'])(
    'denies %s, whether requested or checked',
    (permission) => {
      const answer = vi.fn();
      hardened().ask('request', null, permission, answer, {});
      expect(answer).toHaveBeenCalledExactlyOnceWith(false);
      expect(hardened().ask('check', null, permission, 'app://guitai', {})).toBe(false);
    },
  );

  test('denies every device', () => {
    for (const deviceType of ['hid', 'serial', 'usb']) expect(hardened().ask('device', { deviceType })).toBe(false);
  });

  test.each([
    ['select-hid-device', [{}], [null]],
    ['select-serial-port', [[], null], ['']],
    ['select-usb-device', [{}], []],
  ])('cancels %s', (name, given, answered) => {
    const event = { preventDefault: vi.fn() };
    const answer = vi.fn();
    hardened().emit(name, event, ...given, answer);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(answer).toHaveBeenCalledExactlyOnceWith(...answered);
  });

  test('refuses downloads, screen capture and pairing', () => {
    const session = hardened();
    const event = { preventDefault: vi.fn() };
    session.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    const answers = [vi.fn(), vi.fn()];
    session.ask('display', {}, answers[0]);
    session.ask('pairing', {}, answers[1]);
    expect(answers[0]).toHaveBeenCalledExactlyOnceWith({});
    expect(answers[1]).toHaveBeenCalledExactlyOnceWith({ confirmed: false });
  });

  test.each([
    ['app://guitai/index.html', false],
    ['data:image/png;base64,AA', false],
    ['blob:app://guitai/1', false],
    ['app://other/index.html', true],
    ['https://example.com/', true],
    ['http://127.0.0.1:80/', true],
    ['ws://127.0.0.1/', true],
    ['file:///etc/passwd', true],
    ['blob:https://example.com/1', true],
    ['ftp://example.com/', true],
    ['chrome://version', true],
    ['nonsense', true],
  ])('lets a request to %s be cancelled: %s', (url, cancel) => {
    const answer = vi.fn();
    hardened().ask('web', { url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel });
  });
});
