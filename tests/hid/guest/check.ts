/** Runs one check and says how it ended, in the form that the host counts. */
export async function check(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    process.stdout.write(`check: passed ${name}\n`);
  } catch (error) {
    process.stdout.write(`check: failed ${name}: ${error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error)}\n`);
  }
}

/** Waits for what real hardware does in its own time; an emulated processor is slow. */
export async function until(what: string | (() => string), condition: () => boolean, limitMs = 30_000): Promise<void> {
  const since = performance.now();
  while (!condition()) {
    if (performance.now() - since > limitMs) throw new Error(`${typeof what === 'string' ? what : what()}: not within ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
