import { parentPort, workerData } from 'node:worker_threads';
import { takeSnapshot } from '../snapshot/take.ts';
import { createCrasher } from './crasher.ts';
import { createExecutor, type Executor } from './executor.ts';
import { failureOf, reasonOf } from './failure.ts';
import type { SnapshotOrder, WorkerData, WorkerReply, WorkerRequest } from './messages.ts';

/** The thread that SQLite lives on. One request at a time, in order; an answer leaves only after its commit is on disk. */

const port = parentPort;
if (port === null) throw new Error('The store worker runs as a worker thread only');

const data = workerData as WorkerData | SnapshotOrder;
const reply = (message: WorkerReply): void => port.postMessage(message);

const open = (order: WorkerData): Executor | null => {
  try {
    return createExecutor(order.path, order.keyHex, createCrasher(order.crashAt));
  } catch (cause) {
    reply({ kind: 'unusable', code: failureOf(cause), reason: reasonOf(cause) });
    return null;
  }
};

const serve = (executor: Executor): void => {
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
      reply({ kind: 'failed', id, code: failureOf(cause), reason: reasonOf(cause) });
      return;
    }
    executor.checkpoint();
  });
  reply({ kind: 'ready' });
};

if ('task' in data) {
  // A thread of its own reads while the writer goes on writing: a snapshot keeps no teller waiting.
  try {
    reply({ kind: 'snapshot', facts: takeSnapshot(data) });
  } catch (cause) {
    reply({ kind: 'unusable', code: failureOf(cause), reason: reasonOf(cause) });
  }
} else {
  const executor = open(data);
  if (executor !== null) serve(executor);
}
