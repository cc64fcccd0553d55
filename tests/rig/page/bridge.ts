import type { ContextBridge, IpcRenderer } from 'electron';
import { decode, encode } from './codec.ts';

/** The binding that crosses from page to shell, and the function by which events are delivered. Both are the rig's, not Electron's. */
export const BINDING = '__rigInvoke';
export const DELIVER = '__rigDeliver';

interface PreloadElectron {
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>;
  readonly ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>;
}
type Preload = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;
interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/** Runs in the page before any script of it, with the preload bundle. Uses nothing from outside: it travels as source text. */
const install = (names: { binding: string; deliver: string }, codec: Codec, preload: Preload): void => {
  // Electron runs a preload in main frames only (nodeIntegrationInSubFrames is false).
  if (window !== window.top) return;
  type Listener = (event: unknown, ...values: unknown[]) => void;
  const raw: unknown = Reflect.get(window, names.binding);
  if (typeof raw !== 'function') return;
  const listeners = new Map<string, Set<Listener>>();

  // What follows directly on a DevTools evaluation may use eval whatever the policy says; a task of its own may not.
  const inFreshTask = (work: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      work();
    };
    port2.postMessage(null);
  };

  const electron: PreloadElectron = {
    ipcRenderer: {
      invoke: (channel, ...values) =>
        new Promise((resolve, reject) => {
          const sent = (raw as (channel: string, values: string) => Promise<{ value?: string; error?: string }>)(
            channel,
            codec.encode(values),
          );
          sent.then(
            ({ value, error }) =>
              inFreshTask(() => (error === undefined ? resolve(codec.decode(value ?? '["u"]')) : reject(new Error(error)))),
            (error: unknown) => inFreshTask(() => reject(error)),
          );
        }),
      on(channel, listener) {
        const known = listeners.get(channel) ?? new Set();
        listeners.set(channel, known.add(listener as Listener));
        return this as IpcRenderer;
      },
      removeListener(channel, listener) {
        listeners.get(channel)?.delete(listener as Listener);
        return this as IpcRenderer;
      },
    },
    contextBridge: {
      exposeInMainWorld: (key, api) => {
        Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true });
      },
    },
  };

  Object.defineProperty(window, names.deliver, {
    value: (channel: string, coded: string) => {
      const values = codec.decode(coded) as unknown[];
      inFreshTask(() => {
        for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...values);
      });
    },
  });

  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload cannot require ${name}`);
  };
  preload(require, module, module.exports);
};

/** The script that the browser runs at the start of every document. */
export const preloadScript = (bundle: string): string => {
  const names = JSON.stringify({ binding: BINDING, deliver: DELIVER });
  const codec = `{ encode: ${encode.toString()}, decode: ${decode.toString()} }`;
  return `(${install.toString()})(${names}, ${codec}, function (require, module, exports) {\n${bundle}\n});`;
};
