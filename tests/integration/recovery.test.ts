import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sandboxDevice, tellersOf } from '../../build/dev/sandbox/bank.ts';
import { type Child, startChild } from '../../build/dev/sandbox/child.ts';
import { type CentralService, startCentral } from '../../build/dev/sandbox/services.ts';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import type { AccountNumber, ClientKey } from '../../contract/primitives.ts';
import { restoreSnapshot } from '../../db/snapshot/restore.ts';
import { listSnapshots } from '../../main/agent/backup/folder.ts';
import { type AgentClient, createAgentClient } from '../support/agent-client.ts';
import { openTillAsLastClosed } from '../support/branch.ts';

/** A branch PC whose disk dies, the real agent against the real central: its snapshot on a new PC, compared with what central has. */

const DATABASE_KEY = 'c3'.repeat(32);
const BACKUP_KEY = 'd8'.repeat(32);
const device = sandboxDevice();

let folder: string;
let central: CentralService;
let agent: { child: Child; client: AgentClient } | null = null;

const startAgent = async (dataDir: string, everyMinutes: number): Promise<AgentClient> => {
  const config = join(folder, 'agent.json');
  await writeFile(
    config,
    JSON.stringify({
      instanceId: randomUUID(),
      dataDir,
      databaseKey: DATABASE_KEY,
      central: { url: central.url, deviceId: device.id, deviceSecret: device.secret },
      devices: [],
      virtualCounter: null,
      backup: { folder: join(folder, 'backup'), key: BACKUP_KEY, everyMinutes, keep: 5 },
      sandbox: true,
    }),
  );
  const child = startChild({
    name: 'agent',
    command: process.execPath,
    words: ['--disable-warning=ExperimentalWarning', 'main/agent/headless.ts', '--config', config, '--exit-with-parent'],
    logDir: join(folder, 'logs'),
  });
  const ready = await child.announced(
    (line) => (typeof line.agent === 'string' && typeof line.token === 'string' ? { url: line.agent, token: line.token } : null),
    60_000,
  );
  agent = { child, client: createAgentClient(ready.url, ready.token) };
  return agent.client;
};

const signOn = async (client: AgentClient): Promise<void> => {
  const teller = tellersOf(device).find(({ roles }) => roles.includes('teller'));
  await client.must('session.signOn', { tellerId: teller?.id ?? '', password: teller?.password ?? '' });
};

const deposit = async (client: AgentClient, hundreds: number): Promise<ClientKey> => {
  const { clientKey } = await client.must('form.open', { transactionCode: '1201' });
  const values = {
    accountNumber: sandboxAccounts().active as AccountNumber,
    amount: `${hundreds * 100}`,
    denominations: { n100: hundreds },
    remark: '',
  };
  const quoted = await client.must('transaction.quote', { clientKey, values });
  const posted = await client.must('transaction.post', { clientKey, quoteId: quoted.quote?.quoteId ?? '' });
  expect(posted.stage, JSON.stringify(posted.error)).toBe('accepted');
  if (posted.document !== null) await client.must('transaction.skipPrint', { clientKey });
  await client.must('transaction.close', { clientKey });
  return clientKey;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-recovery-'));
  // The database server runs as a user of its own where the tests run as root.
  await chmod(folder, 0o755);
  central = await startCentral({ dataDir: join(folder, 'central'), logDir: join(folder, 'logs'), customers: 40 });
}, 240_000);

afterAll(async () => {
  await agent?.child.stop();
  await central?.child.stop();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe('a branch PC whose disk is lost', () => {
  it('goes on from its snapshot: the journal is whole up to there, and what is missing is named by central', async () => {
    const client = await startAgent(join(folder, 'pc'), 1_440);
    await signOn(client);
    await openTillAsLastClosed(client);
    const kept = await deposit(client, 3);
    expect(await client.must('journal.compare', { businessDate: null })).toMatchObject({ matched: 2, differences: [] });
    // The first look took a snapshot of an empty day; the one that counts is taken now, by an agent that finds it due.
    await agent?.child.stop();
    await rm(join(folder, 'backup'), { recursive: true, force: true });
    const again = await startAgent(join(folder, 'pc'), 1_440);
    const [snapshot] = await vi.waitFor(
      async () => {
        const found = await listSnapshots(join(folder, 'backup'), device.id);
        expect(found).toHaveLength(1);
        return found;
      },
      { timeout: 30_000, interval: 100 },
    );
    await signOn(again);
    const before = (await again.must('audit.verify', {})).anchored ?? 0;
    const lost = await deposit(again, 5);
    // The head is anchored behind the teller's back; the disk dies after that.
    await vi.waitFor(async () => expect((await again.must('audit.verify', {})).anchored).toBeGreaterThan(before), {
      timeout: 30_000,
      interval: 100,
    });
    agent?.child.process.kill('SIGKILL');
    await agent?.child.ended;

    const file = snapshot?.file ?? '';
    const target = join(folder, 'new-pc', 'counter.db');
    restoreSnapshot({ snapshot: file, snapshotKey: BACKUP_KEY, takenAt: snapshot?.takenAt ?? '', target, targetKey: DATABASE_KEY });
    const restored = await startAgent(join(folder, 'new-pc'), 1_440);
    const note = await vi.waitFor(
      async () => {
        const { notes } = await restored.must('counter.state', {});
        expect(notes.map(({ code }) => code)).toContain('PC_RESTORED');
        return notes.find(({ code }) => code === 'PC_RESTORED');
      },
      { timeout: 30_000, interval: 100 },
    );
    expect(note?.details.takenAt).toBe(snapshot?.takenAt);

    await signOn(restored);
    const verification = await vi.waitFor(
      async () => {
        const found = await restored.must('audit.verify', {});
        expect(found.gaps).toHaveLength(1);
        return found;
      },
      { timeout: 30_000, interval: 200 },
    );
    expect(verification).toMatchObject({ intact: true, firstBadRow: null });
    const comparison = await restored.must('journal.compare', { businessDate: null });
    expect(comparison.restoredAt).not.toBeNull();
    expect(comparison.differences).toMatchObject([{ kind: 'onlyThere', clientKey: lost, amount: '50000', action: 'noteLostHere' }]);
    expect(await restored.must('transaction.get', { clientKey: kept })).toMatchObject({ stage: 'done' });
    expect((await restored.must('counter.state', {})).notes).toEqual([]);
    // Work goes on, and its head is anchored behind the gap.
    await deposit(restored, 7);
    expect(await restored.must('audit.verify', {})).toMatchObject({ intact: true });
    expect(await restored.call('audit.export', {})).toMatchObject({ ok: false, error: { code: 'NOT_PERMITTED' } });
  }, 240_000);
});
