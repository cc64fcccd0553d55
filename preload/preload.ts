import { contextBridge, ipcRenderer } from 'electron';
import type { TellerBridge } from '../contract/ipc/contract.ts';

/** Put in by the build from the contract's own lists, so that neither the schemas nor their library are loaded here. */
declare const GUITAI_IPC: {
  readonly calls: readonly string[];
  readonly events: readonly string[];
  readonly channels: { readonly call: string; readonly event: string };
};

const { calls, events, channels } = GUITAI_IPC;

const refuse = (reason: string) => ({
  ok: false as const,
  error: { code: 'INPUT_INVALID' as const, message: reason, details: { reason } },
});

// Functions only. Neither ipcRenderer nor an event object ever reaches the page: a listener is handed the payload alone.
const bridge: TellerBridge = {
  call: (name, input) =>
    calls.includes(name) ? ipcRenderer.invoke(channels.call, name, input) : Promise.resolve(refuse('there is no call of this name')),
  on: (name, listener) => {
    if (!events.includes(name) || typeof listener !== 'function') return () => {};
    const relay = (_event: unknown, sent: unknown, payload: Parameters<typeof listener>[0]): void => {
      if (sent === name) listener(payload);
    };
    ipcRenderer.on(channels.event, relay);
    return () => {
      ipcRenderer.removeListener(channels.event, relay);
    };
  },
};

contextBridge.exposeInMainWorld('teller', bridge);
