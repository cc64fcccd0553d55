import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

const RESOLUTION_MS = 10;
const NANOSECONDS = 1e9;
const QUANTILES = [50, 99, 100] as const;

/** How late timers run, since the last look: a value that grows says that this process has too much to compute. Answers what ends it. */
export function measureEventLoop(registry: Registry): () => void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  new Gauge({
    name: 'guitai_central_event_loop_lag_seconds',
    help: 'How late timers ran since the last scrape, by quantile',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      for (const quantile of QUANTILES) {
        // The histogram counts the timer's own period too.
        const late = delay.count === 0 ? 0 : delay.percentile(quantile) / NANOSECONDS - RESOLUTION_MS / 1000;
        this.set({ quantile: String(quantile / 100) }, Math.max(0, late));
      }
      delay.reset();
    },
  });
  return () => void delay.disable();
}
