import { Worker } from 'node:worker_threads';
import { StoreError } from '../store.ts';
import type { SnapshotOrder, WorkerReply } from '../worker/messages.ts';
import type { SnapshotFacts } from './verify.ts';

/** Takes a snapshot in a thread of its own. Rejects with a StoreError that says why there is none. */
export const takeSnapshotInWorker = (order: SnapshotOrder, workerFile: URL): Promise<SnapshotFacts> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: order });
    worker.on('message', (message: WorkerReply) => {
      if (message.kind === 'snapshot') resolve(message.facts);
      if (message.kind === 'unusable') reject(new StoreError(message.code, message.reason));
    });
    worker.on('error', (cause) => reject(new StoreError('STORE_UNUSABLE', String(cause))));
    worker.on('exit', () => reject(new StoreError('STORE_UNUSABLE', 'the snapshot did not end well')));
  });
