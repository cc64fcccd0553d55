import type { IpcMain, IpcMainInvokeEvent } from 'electron';

type Listener = Parameters<IpcMain['handle']>[1];

export interface Ipc {
  readonly part: Pick<IpcMain, 'handle'>;
  invoke(channel: string, event: IpcMainInvokeEvent, values: readonly unknown[]): Promise<unknown>;
}

export const createIpcMain = (): Ipc => {
  const listeners = new Map<string, Listener>();
  return {
    part: {
      handle(channel, listener) {
        if (listeners.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        listeners.set(channel, listener);
      },
    },
    async invoke(channel, event, values) {
      const listener = listeners.get(channel);
      if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
      return await listener(event, ...values);
    },
  };
};
