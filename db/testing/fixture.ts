import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minorUnitsSchema } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { type ClientKey, clientKeySchema } from '../../contract/primitives.ts';
import type { Transition } from '../operations/types.ts';
import { createExecutor, type Executor } from '../worker/executor.ts';

/** A store of its own in a temporary folder, for tests. Dispose it: the folder goes with it. */
export interface TestStore extends Disposable {
  readonly path: string;
  readonly executor: Executor;
  reopen(): Executor;
}

export const TEST_KEY = 'a1'.repeat(32);
export const AT = '2026-03-02T01:02:03.004Z';

export const keyNumber = (n: number): ClientKey => clientKeySchema.parse(`0197a000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`);

export const openTestStore = (reached: (point: string) => void = () => undefined): TestStore => {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-db-'));
  const path = join(folder, 'counter.db');
  let executor = createExecutor(path, TEST_KEY, reached);
  return {
    path,
    get executor() {
      return executor;
    },
    reopen: () => {
      executor.close();
      executor = createExecutor(path, TEST_KEY, reached);
      return executor;
    },
    [Symbol.dispose]: () => {
      try {
        executor.close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
};

export const openTestForm = (executor: Executor, n: number): ClientKey => {
  const clientKey = keyNumber(n);
  executor.execute('openForm', {
    clientKey,
    transactionCode: '1201',
    businessDate: '2026-03-02',
    tellerId: '100101',
    tillId: '1001-T01',
    salt: '00'.repeat(16),
    at: AT,
  });
  return clientKey;
};

/** A till with one hundred-yuan note in it. */
export const openTestTill = (executor: Executor, clientKey: ClientKey): unknown =>
  executor.execute('applyTransition', {
    clientKey,
    from: ['open'],
    to: 'accepted',
    at: AT,
    tellerId: '100101',
    event: 'transaction.accepted',
    till: {
      kind: 'set',
      till: {
        tillId: '1001-T01',
        state: 'active',
        tellerId: '100101',
        currency: CNY,
        balance: minorUnitsSchema.parse('10000'),
        denominations: { n100: 1 },
      },
    },
  } satisfies Transition);

export const sendingStep = (clientKey: ClientKey): Transition => ({
  clientKey,
  from: ['open'],
  to: 'sending',
  at: AT,
  tellerId: '100101',
  event: 'transaction.sending',
  patch: { accountNumber: '6200000000000001', currency: 'CNY', amount: '5000', request: '{"amount":"5000"}' },
  outbox: { put: 'posting', request: '{"amount":"5000"}' },
  till: { kind: 'reserve', tillId: '1001-T01', currency: 'CNY', amount: '5000', denominations: { n50: 1 } },
});
