import type { Log } from '../log/logger.ts';

export interface Running {
  stop(): Promise<void> | void;
}

/** One part of the process with a beginning and an end. What a module needs was given to the function that made it. */
export interface Module {
  readonly name: string;
  start(): Promise<Running> | Running;
}

/** A stop that takes longer is given up, so that closing the program can never hang behind one part of it. */
export const STOP_LIMIT_MS = 8_000;

const within = async (work: Promise<void> | void, limitMs: number): Promise<'done' | 'late'> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), limitMs);
  });
  try {
    return await Promise.race([Promise.resolve(work).then(() => 'done' as const), late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Starts the modules in order; when one fails, those before it are stopped and the failure is thrown. */
export const startModules = async (modules: readonly Module[], log: Log): Promise<Running> => {
  const running: { name: string; part: Running }[] = [];
  const stop = async (): Promise<void> => {
    for (const { name, part } of running.splice(0).reverse()) {
      try {
        if ((await within(part.stop(), STOP_LIMIT_MS)) === 'late') log.warn({ module: name }, 'module did not stop in time');
      } catch (error) {
        log.error({ module: name, err: error }, 'module failed to stop');
      }
    }
  };
  try {
    for (const module of modules) running.push({ name: module.name, part: await module.start() });
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
};
