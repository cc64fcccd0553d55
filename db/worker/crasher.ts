import type { Checkpoint } from './executor.ts';
import type { WorkerData } from './messages.ts';

/** Kills the whole process with SIGKILL at a named point, as a power cut would. Without an order it does nothing. */
export const createCrasher = (order: WorkerData['crashAt']): Checkpoint => {
  if (order === null) return () => undefined;
  let left = order.count;
  return (point) => {
    if (point !== order.point) return;
    left -= 1;
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
  };
};
