import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../contract/result.ts';
import type { Stage } from '../../contract/views/transaction.ts';
import type { OutboxItem, StoredTransaction } from '../../db/operations/types.ts';
import { openTestForm, openTestStore, openTestTill } from '../../db/testing/fixture.ts';
import type { Executor } from '../../db/worker/executor.ts';
import type { Trouble } from '../../main/agent/testing/central.ts';
import { beginDay, quoteDeposit, startTestCounter } from '../../main/agent/testing/fixture.ts';
import { createGraph, type Graph } from './graph.ts';
import { crashed, recovered } from './local.ts';
import { applied, QUOTED, REQUEST, type Row, STEPS, type StepName } from './row.ts';

const STEP_NAMES = Object.keys(STEPS) as StepName[];

const tillBalance = (executor: Executor): bigint => BigInt((executor.execute('tillOf', '100101') as { balance: string }).balance);

describe("the model's disk", () => {
  it('does with every order of steps what the store does', () => {
    using store = openTestStore();
    const { executor } = store;
    openTestTill(executor, openTestForm(executor, 1));
    let n = 1;
    const order = fc.array(fc.constantFrom(...STEP_NAMES), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(order, (names) => {
        n += 1;
        const clientKey = openTestForm(executor, n);
        const quoted = { clientKey, from: ['open' as const], to: 'quoted' as const, at: '2026-03-02T01:02:03.004Z', tellerId: '100101' };
        executor.execute('applyTransition', { ...quoted, event: 'transaction.quoted', patch: { request: REQUEST.text } });
        const before = tillBalance(executor);
        let row: Row = QUOTED;
        for (const name of names) {
          const step = { ...STEPS[name](row.stage), clientKey };
          const stored = executor.execute('applyTransition', step) as Result<{ stage: Stage }, unknown>;
          const modelled = applied(row, step);
          expect(stored.ok, `${name} from ${row.stage}`).toBe(modelled !== null);
          row = modelled ?? row;
        }
        expect((executor.execute('getTransaction', clientKey) as StoredTransaction).view.stage).toBe(row.stage);
        expect((executor.execute('outboxItems', null) as OutboxItem[]).some((item) => item.clientKey === clientKey)).toBe(row.outbox);
        expect(tillBalance(executor) - before).toBe(BigInt(row.booked) * 10_000n);
      }),
      { numRuns: 200 },
    );
  });
});

/** Every state that the model can be in after it has committed exactly these events, in this order. */
const reached = (graph: Graph, events: readonly string[]): Set<number> => {
  const closure = (from: Iterable<number>): Set<number> => {
    const all = new Set(from);
    for (const state of all) {
      const local = graph.local(state);
      const silent = graph.moves(state).filter(({ event }) => event === null);
      for (const { to } of silent) all.add(to);
      if (local.up) all.add(graph.id(crashed(local)));
      else if (local.row.stage !== 'sending') all.add(graph.id({ ...local, up: true }));
    }
    return all;
  };
  let states = closure([0]);
  for (const event of events) {
    const next: number[] = [];
    for (const state of states) {
      const local = graph.local(state);
      for (const each of graph.moves(state)) if (each.event === event) next.push(each.to);
      const found = local.up ? null : recovered(local);
      if (found?.event === event) next.push(graph.id(found.to));
    }
    states = closure(next);
  }
  return states;
};

interface Day {
  readonly name: string;
  readonly post: readonly Trouble[];
  readonly inquire: readonly Trouble[];
  readonly dieAt: string | null;
}

const DAYS: readonly Day[] = [
  { name: 'nothing goes wrong', post: [], inquire: [], dieAt: null },
  { name: 'the answer is cut', post: ['cut'], inquire: [], dieAt: null },
  { name: 'the request is lost', post: ['lost'], inquire: [], dieAt: null },
  { name: 'the request is lost twice', post: ['lost', 'lost'], inquire: [], dieAt: null },
  { name: 'the second answer is cut', post: ['lost', 'cut'], inquire: [], dieAt: null },
  { name: 'the question is lost', post: ['cut'], inquire: ['lost', 'cut'], dieAt: null },
  { name: 'central refuses', post: ['rejected'], inquire: [], dieAt: null },
  { name: 'central refuses the second time', post: ['lost', 'rejected'], inquire: [], dieAt: null },
  { name: 'the session has ended', post: ['sessionEnded'], inquire: [], dieAt: null },
  { name: 'killed before it goes out', post: [], inquire: [], dieAt: 'central.post.before' },
  { name: 'killed after the answer', post: [], inquire: [], dieAt: 'central.post.answered' },
  { name: 'killed after the first commit', post: [], inquire: [], dieAt: 'transaction.sending.committed' },
  { name: 'killed before the second send', post: ['lost'], inquire: [], dieAt: 'central.resend.before' },
  { name: 'killed after the second answer', post: ['lost'], inquire: [], dieAt: 'central.resend.answered' },
];

describe("the model's agent", () => {
  it.each(DAYS)('knows what the real one does when $name', async ({ post, inquire, dieAt }) => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey, quoteId } = await quoteDeposit(counter);
    counter.central.trouble('post', ...post);
    counter.central.trouble('inquire', ...inquire);
    if (dieAt !== null) counter.dieAt(dieAt);
    await counter.call('transaction.post', { clientKey, quoteId }).catch(() => undefined);
    for (let looks = 0; looks < 4; looks += 1) {
      await counter.forward().catch(() => undefined);
      if (dieAt !== null && looks === 0) await counter.crash();
    }
    const { steps } = await counter.must('journal.history', { clientKey });
    const events = steps.map(({ event }) => event).filter((event) => event.startsWith('transaction.') && event !== 'transaction.quoted');
    const graph = createGraph('none');
    const possible = [...reached(graph, events)].map((state) => graph.local(state));
    expect(possible, events.join(' → ')).not.toHaveLength(0);
    const { stage } = await counter.must('transaction.get', { clientKey });
    const posted = counter.central.postings.get(clientKey) ?? 0;
    const same = possible.filter(({ row, central }) => row.stage === stage && (central[0] === 'accepted' ? 1 : 0) === posted);
    expect(same, `${stage} with ${posted} postings`).not.toHaveLength(0);
  });

  it('does not know what no agent may do', () => {
    const graph = createGraph('none');
    expect(reached(graph, ['transaction.sending', 'transaction.rejected', 'transaction.accepted']).size).toBe(0);
    expect(reached(graph, ['transaction.sending', 'transaction.resent']).size).toBe(0);
    expect(reached(graph, ['transaction.accepted']).size).toBe(0);
  });
});
