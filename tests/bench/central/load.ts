import { percentile } from '../figures.ts';
import { openRaw } from './client.ts';
import type { PreparedPosting } from './counters.ts';
import type { Throughput } from './pgbench.ts';

/** Each client posts what was prepared for it, one after the other, for some seconds. Throws when an answer is not `accepted`. */
export async function postFor(
  port: number,
  prepared: readonly PreparedPosting[][],
  seconds: number,
): Promise<Throughput & { used: number }> {
  const latencies: number[] = [];
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  await Promise.all(
    prepared.map(async (mine) => {
      const connection = await openRaw(port);
      try {
        for (;;) {
          const since = performance.now();
          const next = since < end ? mine.pop() : undefined;
          if (next === undefined) return;
          const { status, body } = await connection.exchange(next.request);
          if (status !== 200 || !body.startsWith('{"outcome":"accepted"')) throw new Error(`Not accepted: ${status} ${body.slice(0, 300)}`);
          latencies.push(performance.now() - since);
        }
      } finally {
        connection.close();
      }
    }),
  );
  const elapsed = (performance.now() - begun) / 1_000;
  return { perSecond: latencies.length / elapsed, p99Ms: percentile(latencies, 0.99), used: latencies.length };
}
