import { MAX_POSTINGS } from '../../../contract/central/transactions.ts';
import { percentile } from '../figures.ts';
import { openRaw, toBytes } from './client.ts';
import { type BenchCounter, headersOf, type PreparedPosting } from './counters.ts';
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

/** As `postFor`, in requests of fifty. A posting's latency is that of its request. */
export async function postBatchesFor(
  port: number,
  counters: readonly BenchCounter[],
  prepared: readonly PreparedPosting[][],
  seconds: number,
): Promise<Throughput & { used: number }> {
  const latencies: number[] = [];
  let used = 0;
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  await Promise.all(
    counters.map(async (counter, index) => {
      const mine = prepared[index] ?? [];
      const connection = await openRaw(port);
      try {
        while (performance.now() < end && mine.length >= MAX_POSTINGS) {
          const postings = mine.splice(0, MAX_POSTINGS).map(({ key, body }) => ({ ...JSON.parse(body), clientKey: key }));
          const body = JSON.stringify({ postings });
          const request = toBytes({ method: 'POST', path: '/v1/transactions/batches', headers: headersOf(counter), body });
          const since = performance.now();
          const reply = await connection.exchange(request);
          latencies.push(performance.now() - since);
          const accepted = reply.body.split('"outcome":"accepted"').length - 1;
          if (accepted !== MAX_POSTINGS) throw new Error(`Not accepted: ${reply.status} ${reply.body.slice(0, 300)}`);
          used += accepted;
        }
      } finally {
        connection.close();
      }
    }),
  );
  const elapsed = (performance.now() - begun) / 1_000;
  return { perSecond: used / elapsed, p99Ms: percentile(latencies, 0.99), used };
}
