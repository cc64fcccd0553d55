import { parentPort, workerData } from 'node:worker_threads';
import { createCrasher } from './crasher.ts';
import { createExecutor, type Executor } from './executor.ts';
import type { WorkerData, WorkerReply, WorkerRequest } from './messages.ts';

/** The thread that SQLite lives on. One request at a time, in order; an answer leaves only after its commit is on disk. */

const port = parentPort;
if (port === null) throw new Error('The store worker runs as a worker thread only');

const data = workerData as WorkerData;
const reply = (message: WorkerReply): void => port.postMessage(message);
const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const open = (): Executor | null => {
  try {
    return createExecutor(data.path, data.keyHex, createCrasher(data.crashAt));
  } catch (cause) {
    reply({ kind: 'unusable', reason: reasonOf(cause) });
    return null;
  }
};

const codeOf = (cause: unknown): 'DISK_FULL' | 'STORE_UNUSABLE' =>
  typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'SQLITE_FULL' ? 'DISK_FULL' : 'STORE_UNUSABLE';

const executor = open();
if (executor !== null) {
  port.on('message', ({ id, operation, input }: WorkerRequest) => {
    try {
      if (operation === 'close') {
        executor.close();
        reply({ kind: 'done', id, output: null });
        port.close();
        return;
      }
      reply({ kind: 'done', id, output: executor.execute(operation, input) });
    } catch (cause) {
      reply({ kind: 'failed', id, code: codeOf(cause), reason: reasonOf(cause) });
      return;
    }
    executor.checkpoint();
  });
  reply({ kind: 'ready' });
}
