/** What was started, stopped again in reverse, each once, whatever goes wrong with one of them. */
export class Cleanup {
  readonly #steps: { name: string; stop: () => Promise<void> | void }[] = [];
  #running: Promise<void> | null = null;

  add(name: string, stop: () => Promise<void> | void): void {
    this.#steps.push({ name, stop });
  }

  run(): Promise<void> {
    this.#running ??= this.#all();
    return this.#running;
  }

  async #all(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step.stop();
      } catch (error) {
        console.error(`Stopping ${step.name} failed:`, error instanceof Error ? error.message : error);
      }
    }
  }
}
