import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { ClientKey } from '../../contract/primitives.ts';
import type { TransactionView } from '../../contract/views/transaction.ts';
import type { FakeCentral } from '../../main/agent/testing/central.ts';
import { ACCOUNT } from '../../main/agent/testing/central.ts';
import type { TestCounter } from '../../main/agent/testing/fixture.ts';
import { startTestCounter } from '../../main/agent/testing/fixture.ts';
import { DEPOSIT_POINTS } from '../../main/agent/testing/points.ts';
import type { Random } from '../soak/random.ts';
import { createDisk, type SimulatedDisk } from './disk.ts';
import { createNetwork, type Network } from './network.ts';

/** One counter with its teller, its disk and its line, and all that the teller was ever told. */
export interface Teller {
  readonly id: string;
  readonly counter: TestCounter;
  readonly disk: SimulatedDisk;
  readonly network: Network;
  /** The strongest thing that was told of each transaction: an outcome once told may never change. */
  readonly told: Map<ClientKey, 'accepted' | 'rejected' | 'queued'>;
  readonly amounts: Map<ClientKey, bigint>;
  kills: number;
}

/** Minor units in the till at the beginning. */
export const FLOAT = 100_000n;
const NOTES = 10;

/** Signs a teller on once and leaves the database to begin every run with: a password is slow to check, as it should be. */
export const signedOnDatabase = async (id: string, root: string): Promise<string> => {
  await using counter = await startTestCounter({ root });
  await counter.must('session.signOn', { tellerId: id, password: 'secret' });
  const file = path.join(root, `signed-on-${id}.db`);
  await counter.context.store.close();
  copyFileSync(counter.database.path, file);
  return file;
};

export const startTeller = async (given: {
  id: string;
  central: FakeCentral;
  random: Random;
  root: string;
  sync: boolean;
  /** A database in which this teller is signed on. */
  from: string;
}): Promise<Teller> => {
  const network = createNetwork(given.central, given.random);
  const disk = createDisk(given.random, { sync: given.sync });
  const counter = await startTestCounter({
    root: given.root,
    from: given.from,
    central: given.central,
    client: network.client,
    open: disk.open,
    whileOff: (path) => disk.restore(path),
  });
  const { clientKey } = await counter.must('form.open', { transactionCode: '0211' });
  const tillId = given.id.endsWith('1') ? '1001-T01' : '1001-T02';
  const quoted = await counter.must('transaction.quote', { clientKey, values: { tillId, denominations: { n100: NOTES } } });
  await counter.must('transaction.post', { clientKey, quoteId: quoted.quote?.quoteId ?? '' });
  await counter.must('transaction.close', { clientKey });
  return { id: given.id, counter, disk, network, told: new Map(), amounts: new Map(), kills: 0 };
};

/** What a teller believes of a transaction that shows like this. */
export const tell = (teller: Teller, view: TransactionView): void => {
  if (['accepted', 'printing', 'done'].includes(view.stage)) teller.told.set(view.clientKey, 'accepted');
  else if (view.stage === 'rejected' || view.stage === 'queued') teller.told.set(view.clientKey, view.stage);
};

/** A call that may fail in any way that a teller sees: refused, or the program is gone. */
const attempt = async (teller: Teller, work: () => Promise<{ ok: boolean; value?: unknown }>): Promise<void> => {
  const result = await work().catch(() => null);
  if (result?.ok === true && result.value !== undefined) tell(teller, result.value as TransactionView);
};

/** Types a deposit in and posts it. Each has an amount of its own, so that none can be mistaken for another. */
export const deposit = async (teller: Teller, hundreds: number): Promise<void> => {
  const { counter } = teller;
  const opened = await counter.call('form.open', { transactionCode: '1201' }).catch(() => null);
  if (opened?.ok !== true) return;
  const { clientKey } = opened.value;
  teller.amounts.set(clientKey, BigInt(hundreds) * 10_000n);
  const values = { accountNumber: ACCOUNT, amount: `${hundreds * 100}`, denominations: { n100: hundreds }, remark: '' };
  const quoted = await counter.call('transaction.quote', { clientKey, values }).catch(() => null);
  if (quoted?.ok !== true) return;
  const quoteId = quoted.value.quote?.quoteId ?? '';
  await attempt(teller, () => counter.call('transaction.post', { clientKey, quoteId }));
};

/** Goes on with whatever is unfinished: asks, posts what was quoted, skips the paper, closes. */
export const goOn = async (teller: Teller): Promise<void> => {
  const { counter } = teller;
  const state = await counter.call('counter.state', {}).catch(() => null);
  if (state?.ok !== true) return;
  for (const { clientKey } of state.value.forms) {
    const found = await counter.call('transaction.get', { clientKey }).catch(() => null);
    if (found?.ok !== true) continue;
    const view = found.value;
    tell(teller, view);
    if (view.stage === 'inDoubt') await attempt(teller, () => counter.call('transaction.inquire', { clientKey }));
    if (view.stage === 'quoted')
      await attempt(teller, () => counter.call('transaction.post', { clientKey, quoteId: view.quote?.quoteId ?? '' }));
    if (view.document?.state === 'prepared') await attempt(teller, () => counter.call('transaction.skipPrint', { clientKey }));
    if (['accepted', 'printing'].includes(view.stage)) await attempt(teller, () => counter.call('transaction.close', { clientKey }));
  }
};

/** The agent dies, or the power goes, and the program is started again. */
export const restart = async (teller: Teller, how: 'kill' | 'powerCut'): Promise<void> => {
  teller.kills += 1;
  if (how === 'kill') teller.disk.kill();
  else teller.disk.cutPower();
  await teller.counter.crash();
};

export const dieSomewhere = (teller: Teller, random: Random): void => teller.counter.dieAt(random.pick(DEPOSIT_POINTS));
