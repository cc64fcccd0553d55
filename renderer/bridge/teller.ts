import type { TellerBridge } from '../../contract/ipc/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent only when the page was opened outside the program. */
    readonly teller?: TellerBridge;
  }
}

const missing: TellerBridge = {
  call: () => Promise.resolve({ ok: false, error: { code: 'AGENT_RESTARTING', message: 'no bridge', details: {} } }),
  on: () => () => {},
};

export const bridgePresent = (): boolean => window.teller !== undefined;

/** The only way out of the renderer. */
export const teller: TellerBridge = {
  call: (name, input) => (window.teller ?? missing).call(name, input),
  on: (name, listener) => (window.teller ?? missing).on(name, listener),
};
