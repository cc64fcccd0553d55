import type { Figure } from '../figures.ts';
import { type BenchBank, CLIENTS, startBenchBank } from './bank.ts';
import { type Measured, measure } from './rounds.ts';

const CUSTOMERS = 2_000;

export interface CentralOptions {
  readonly seconds: number;
  readonly say: (text: string) => void;
  /** Customers of a second bank that is measured too; 0 for none. */
  readonly customers: number;
}

async function measuredBank(customers: number, { seconds, say }: CentralOptions): Promise<Measured> {
  const bank: BenchBank = await startBenchBank(customers, say);
  try {
    return await measure(bank, seconds, say);
  } finally {
    await bank.stop();
  }
}

/** Postings over HTTP, with authentication, validation, stored answer and double entry, against pgbench on the same server, in turns. */
export async function benchCentral(options: CentralOptions): Promise<Figure[]> {
  const { tpcb, sameSql, posts, batches } = await measuredBank(CUSTOMERS, options);
  const clients = `${CLIENTS} clients`;
  const baseline = { name: 'pgbench TPC-B', value: tpcb.perSecond };
  const figures: Figure[] = [
    { name: `postings over HTTP, ${clients}`, value: posts.perSecond, unit: '/s', baseline, goal: { atLeast: 1.2 } },
    {
      name: `postings over HTTP, ${clients}`,
      value: posts.perSecond,
      unit: '/s',
      baseline: { name: 'pgbench, the same SQL', value: sameSql.perSecond },
      goal: { atLeast: 0.65 },
    },
    {
      name: 'p99 of a posting',
      value: posts.p99Ms,
      unit: 'ms',
      baseline: { name: 'p99 of TPC-B', value: tpcb.p99Ms },
      goal: { atMost: 2 },
    },
    { name: `postings in requests of fifty, ${clients}`, value: batches.perSecond, unit: '/s', baseline, goal: { atLeast: 4 } },
  ];
  if (options.customers === 0) return figures;
  const large = await measuredBank(options.customers, options);
  return [
    ...figures,
    {
      name: `postings ÷ TPC-B with ${options.customers} customers`,
      value: large.posts.perSecond / large.tpcb.perSecond,
      unit: '',
      baseline: { name: `with ${CUSTOMERS}`, value: posts.perSecond / tpcb.perSecond },
      goal: { atLeast: 0.9 },
    },
  ];
}
