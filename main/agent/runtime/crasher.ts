/** A named point in the life of a transaction. In production it does nothing. */
export type Checkpoint = (point: string) => void;

/** When and where a test run kills this process; handed on to the store's worker, which has points of its own. */
export interface CrashOrder {
  readonly point: string;
  readonly count: number;
}

/** Kills the process with SIGKILL at the ordered point, as a power cut would. */
export const createCheckpoint = (order: CrashOrder | null): Checkpoint => {
  if (order === null) return () => undefined;
  let left = order.count;
  return (point) => {
    if (point !== order.point) return;
    left -= 1;
    if (left <= 0) process.kill(process.pid, 'SIGKILL');
  };
};

/** `point` or `point#n` (the n-th time). */
export const parseCrashOrder = (text: string | undefined): CrashOrder | null => {
  if (text === undefined || text === '') return null;
  const [point, count] = text.split('#');
  return point === undefined || point === '' ? null : { point, count: Math.max(1, Number(count ?? '1') || 1) };
};
