import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sandboxDevice, tellersOf } from '../../build/dev/sandbox/bank.ts';
import { type Child, startChild } from '../../build/dev/sandbox/child.ts';
import { type CentralService, startCentral, startVirtualCounter, type VirtualCounterService } from '../../build/dev/sandbox/services.ts';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { formatAmount, fromWire, type MinorUnitsString } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { AccountNumber, ClientKey } from '../../contract/primitives.ts';
import type { TransactionView } from '../../contract/views/transaction.ts';
import { tallyProfile } from '../../devices/index.ts';
import { DEPOSIT_POINTS } from '../../main/agent/testing/points.ts';
import { type AgentClient, createAgentClient } from '../support/agent-client.ts';
import { openTillAsLastClosed } from '../support/branch.ts';

/** The real agent, killed with SIGKILL, against the real central, the real store and the emulated printer on its line. */

let folder: string;
let central: CentralService;
let counter: VirtualCounterService;
let configFile: string;
let agent: { child: Child; client: AgentClient };
let account: { accountNumber: AccountNumber; passbookNumber: string; holder: string };

const startAgent = async (crashAt: string | null): Promise<typeof agent> => {
  const child = startChild({
    name: 'agent',
    command: process.execPath,
    words: ['main/agent/headless.ts', '--config', configFile, '--exit-with-parent'],
    logDir: join(folder, 'logs'),
    env: { ...process.env, ...(crashAt === null ? {} : { GUITAI_CRASH_AT: crashAt }) },
  });
  const ready = await child.announced(
    (line) => (typeof line.agent === 'string' && typeof line.token === 'string' ? { url: line.agent, token: line.token } : null),
    60_000,
  );
  return { child, client: createAgentClient(ready.url, ready.token) };
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-kill-'));
  // The database server runs as a user of its own where the tests run as root.
  await chmod(folder, 0o755);
  const logDir = join(folder, 'logs');
  [central, counter] = await Promise.all([
    startCentral({ dataDir: join(folder, 'central'), logDir, customers: 40 }),
    startVirtualCounter({ dataDir: join(folder, 'counter'), logDir }),
  ]);
  const device = sandboxDevice();
  configFile = join(folder, 'agent.json');
  await writeFile(
    configFile,
    JSON.stringify({
      instanceId: randomUUID(),
      dataDir: join(folder, 'pc'),
      databaseKey: 'c3'.repeat(32),
      central: { url: central.url, deviceId: device.id, deviceSecret: device.secret },
      devices: [tallyProfile(counter.printer)],
      virtualCounter: { url: counter.control, token: counter.token },
      sandbox: true,
    }),
  );
  agent = await startAgent(null);
  const teller = tellersOf(device).find(({ roles }) => roles.includes('teller'));
  await agent.client.must('session.signOn', { tellerId: teller?.id ?? '', password: teller?.password ?? '' });
  await openTillAsLastClosed(agent.client);
  const view = await agent.client.must('account.view', { accountNumber: sandboxAccounts().active as AccountNumber });
  account = { accountNumber: view.number, passbookNumber: view.passbook?.number ?? '', holder: view.holderName };
}, 240_000);

afterAll(async () => {
  await agent?.child.stop();
  await Promise.all([counter?.child.stop(), central?.child.stop()]);
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** What is typed for the n-th run: each has an amount of its own, so that nothing can be mistaken for another. */
const valuesOf = (n: number) => ({
  accountNumber: account.accountNumber,
  amount: `${100 * (n + 1)}.00`,
  denominations: { n100: n + 1 },
  remark: '',
});

const insertBook = () =>
  agent.client.must('virtualCounter.insertPassbook', {
    passbookNumber: account.passbookNumber,
    accountNumber: account.accountNumber,
    holder: account.holder,
  });

/** Goes on from wherever the screen says that the transaction stands, as a teller would. */
const finish = async (clientKey: ClientKey): Promise<TransactionView> => {
  const { client } = agent;
  let view = await settledView(clientKey);
  if (view.stage === 'open') view = await client.must('transaction.quote', { clientKey, values: view.values });
  if (view.stage === 'quoted') view = await client.must('transaction.post', { clientKey, quoteId: view.quote?.quoteId ?? '' });
  while (view.document !== null && !['acknowledged', 'skipped', 'confirmed'].includes(view.document.state)) {
    if (view.document.state === 'prepared') {
      await insertBook();
      view = await client.must('transaction.print', { clientKey });
    } else {
      view = await client.must('transaction.confirmPrint', { clientKey, lastGoodLine: await lastLineOnPaper(view) });
    }
  }
  return await client.must('transaction.close', { clientKey });
};

/** The teller looks into the book: which of the lines are there? The balance column tells them apart. */
const lastLineOnPaper = async (view: TransactionView): Promise<number> => {
  const { passbook } = await agent.client.must('virtualCounter.state', {});
  const shown = (balance: MinorUnitsString) =>
    passbook?.runs.some(({ text }) => text.trim() === formatAmount(fromWire(balance), CNY)) ?? false;
  return view.document?.lines.findLast(({ line }) => shown(line.balance))?.lineNumber ?? 0;
};

/** In doubt is settled by asking, which the agent does by itself; the teller asks too, and looks again until it is known. */
const settledView = (clientKey: ClientKey): Promise<TransactionView> =>
  vi.waitFor(
    async () => {
      const view = await agent.client.must('transaction.get', { clientKey });
      const known = view.stage === 'inDoubt' ? await agent.client.must('transaction.inquire', { clientKey }) : view;
      expect(known.stage).not.toBe('inDoubt');
      return known;
    },
    { timeout: 20_000, interval: 50 },
  );

describe('an agent that is killed', () => {
  it.each(DEPOSIT_POINTS.map((point, index) => [point, index] as const))(
    'at %s has the deposit exactly once, with the journal right',
    async (point, index) => {
      const before = BigInt((await agent.client.must('account.view', { accountNumber: account.accountNumber })).balance);
      const { clientKey } = await agent.client.must('form.open', { transactionCode: '1201' });
      await agent.client.must('form.save', { clientKey, values: valuesOf(index) });
      const quoted = await agent.client.must('transaction.quote', { clientKey, values: valuesOf(index) });
      await agent.child.stop();

      agent = await startAgent(point);
      await insertBook();
      const { client } = agent;
      const steps = [
        () => client.call('transaction.post', { clientKey, quoteId: quoted.quote?.quoteId ?? '' }),
        () => client.call('transaction.print', { clientKey }),
        async () => {
          const { document } = await client.must('transaction.get', { clientKey });
          await client.call('transaction.confirmPrint', { clientKey, lastGoodLine: document?.lines.at(-1)?.lineNumber ?? 0 });
        },
        () => client.call('transaction.close', { clientKey }),
      ];
      for (const step of steps) await step().catch(() => undefined);
      await agent.child.ended;
      expect(agent.child.process.signalCode).toBe('SIGKILL');

      agent = await startAgent(null);
      const done = await finish(clientKey);
      expect(done).toMatchObject({ stage: 'done', accepted: { amount: String(10_000 * (index + 1)) } });
      const after = await agent.client.must('account.view', { accountNumber: account.accountNumber });
      expect(BigInt(after.balance) - before).toBe(BigInt(10_000 * (index + 1)));
      expect(after.passbook?.unpostedLines).toBe(0);
      expect((await agent.client.must('counter.state', {})).inDoubt).toBe(0);
      expect(await agent.client.must('audit.verify', {})).toMatchObject({ intact: true });
    },
    60_000,
  );
});
