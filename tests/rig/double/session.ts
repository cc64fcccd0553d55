import { EventEmitter } from 'node:events';
import type { Session, WebRequest } from 'electron';
import type { SessionPart } from '../../../main/shell/electron.ts';
import { asPart, type Methods } from './emits.ts';

type BeforeRequest = NonNullable<Parameters<WebRequest['onBeforeRequest']>[0]>;
type SchemeHandler = (request: Request) => Response | Promise<Response>;
type PermissionCheck = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
export type PermissionName = Parameters<PermissionCheck>[1];

/** What the shell set on its session; the browser asks here. */
export class SessionDouble extends EventEmitter implements Methods<SessionPart> {
  readonly schemes = new Map<string, SchemeHandler>();
  beforeRequest: ((details: { url: string; method: string }) => Promise<boolean>) | null = null;
  clear: () => Promise<void> = async () => {};
  #check: PermissionCheck | null = null;

  readonly protocol: SessionPart['protocol'] = {
    handle: (scheme, handler) => {
      this.schemes.set(scheme, handler);
    },
  };

  readonly webRequest: SessionPart['webRequest'] = {
    onBeforeRequest: (...given: unknown[]) => {
      const listener = given.find((each) => typeof each === 'function') as BeforeRequest | undefined;
      this.beforeRequest =
        listener === undefined
          ? null
          : (details) =>
              new Promise((resolve) => {
                const full = { id: 0, resourceType: 'other' as const, referrer: '', timestamp: Date.now(), uploadData: [], ...details };
                listener(full, ({ cancel }) => resolve(cancel === true));
              });
    },
  };

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#check = handler;
  }

  /** A browser without Electron has one switch for a permission, set before anybody asks; the check handler decides about it. */
  allows(permission: PermissionName, origin: string): boolean {
    return this.#check?.(null, permission, origin, { requestingUrl: origin, isMainFrame: true }) ?? false;
  }

  async clearStorageData(): Promise<void> {
    await this.clear();
  }

  // The browser asks nobody at run time: what is not granted beforehand is refused, and the page's policy forbids every device.
  setPermissionRequestHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setBluetoothPairingHandler(): void {}
}

export interface Sessions {
  get(partition: string): { readonly part: SessionPart; readonly double: SessionDouble };
}

export const createSessions = (): Sessions => {
  const known = new Map<string, SessionDouble>();
  return {
    get(partition) {
      const double = known.get(partition) ?? new SessionDouble();
      known.set(partition, double);
      return { double, part: asPart<SessionPart>(double) };
    },
  };
};
