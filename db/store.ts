import { Worker } from 'node:worker_threads';
import type { OperationInput, OperationName, OperationOutput } from './operations/all.ts';
import type { StoreFailure, WorkerData, WorkerReply } from './worker/messages.ts';

/** The store could not do what it was asked; nothing of it was kept. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreFailure;
  constructor(code: StoreFailure, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** The counter's durable memory. A resolved promise of a write means that it is on disk. */
export interface Store {
  do<N extends OperationName>(operation: N, input: OperationInput<N>): Promise<OperationOutput<N>>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(output: unknown): void;
  reject(cause: StoreError): void;
}

/** Starts the worker and opens the database. Rejects with a StoreError that says why it cannot be used. */
export const openStore = async (data: WorkerData, workerFile: URL): Promise<Store> => {
  const worker = new Worker(workerFile, { workerData: data });
  const waiting = new Map<number, Waiting>();
  let last = 0;

  const failAll = (reason: string): void => {
    for (const each of waiting.values()) each.reject(new StoreError('STORE_UNUSABLE', reason));
    waiting.clear();
  };

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: WorkerReply) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'unusable') reject(new StoreError(message.code, message.reason));
      else if (message.kind === 'snapshot') return;
      else {
        const one = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.kind === 'done') one?.resolve(message.output);
        else one?.reject(new StoreError(message.code, message.reason));
      }
    });
    worker.on('error', (cause) => {
      reject(new StoreError('STORE_UNUSABLE', cause instanceof Error ? cause.message : String(cause)));
      failAll(String(cause));
    });
    worker.on('exit', () => failAll('the store has ended'));
  }).catch(async (cause: unknown) => {
    await worker.terminate();
    throw cause;
  });

  const send = (operation: OperationName | 'close', input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, operation, input });
    });

  return {
    do: <N extends OperationName>(operation: N, input: OperationInput<N>) => send(operation, input) as Promise<OperationOutput<N>>,
    close: async () => {
      await send('close', null);
      await worker.terminate();
    },
  };
};
