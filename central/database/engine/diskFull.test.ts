import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBooks } from '../../checks/run.ts';
import { type RunningCentral, startCentral } from '../../host.ts';
import { createLogger } from '../../log.ts';
import { sandboxAccounts } from '../../sandbox/accounts.ts';
import { TEST_DATE } from '../../testing/central.ts';
import { type Counter, deposit, openCounter } from '../../testing/counter.ts';
import { connect, type Db } from '../connect.ts';
import { poll } from './processes.ts';

const { active } = sandboxAccounts();
const MEGABYTE = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'guitai-full-'));

/** A small disk of its own, which only root may make. */
const mounted = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
afterAll(() => {
  if (mounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

if (!mounted) test.skip('a disk that is really full: a file system of its own can be mounted by root only', () => undefined);

describe.runIf(mounted)('on a disk that is really full', () => {
  let central: RunningCentral;
  let counter: Counter;
  let db: Db;
  beforeAll(async () => {
    central = await startCentral({
      dataDir: join(folder, 'data'),
      sandbox: true,
      businessDate: TEST_DATE,
      log: createLogger({ level: 'silent' }),
    });
    ({ db } = connect({ url: central.databaseUrl, poolSize: 1, onLost: () => undefined }));
    counter = await openCounter(central.url);
  }, 120_000);
  afterAll(async () => {
    await db.destroy();
    await central.stop();
  });

  const ballast = join(folder, 'ballast');
  const fill = (): void => {
    let number = 0;
    for (let size = 64 * MEGABYTE; size >= 512; )
      try {
        number += 1;
        writeFileSync(`${ballast}${number}`, Buffer.alloc(size));
      } catch {
        size /= 2;
      }
    expect(statfsSync(folder).bavail).toBe(0);
  };

  test('every posting is answered truthfully, and when there is space again every key resolves and the books balance', async () => {
    const forms = await Promise.all(Array.from({ length: 200 }, (_, index) => counter.prepare('1201', deposit(active, 100 + index))));
    const before = BigInt((await counter.account(active)).balance);
    fill();
    const replies: Awaited<ReturnType<Counter['post']>>[] = [];
    for (const form of forms) replies.push(await counter.post(form));
    const refused = replies.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, problem } of refused) expect([status, problem.code]).toEqual([503, 'CENTRAL_STORE_FAILED']);

    execFileSync('sh', ['-c', `rm -f ${ballast}*`]);
    // The server may have stopped itself over a write-ahead log that it could not extend; it is started again.
    expect(await poll(async () => ((await fetch(`${central.url}/readyz`)).ok ? true : null), 60_000)).toBe(true);
    for (const [index, form] of forms.entries()) {
      const first = replies[index];
      const inquiry = await counter.inquire(form.key);
      if (first?.status === 200) expect(inquiry.text).toBe(first.text);
      else expect(['accepted', 'unknown']).toContain(inquiry.value.outcome);
      expect((await counter.post(form)).value.outcome).toBe('accepted');
    }
    const sum = forms.reduce((total, _, index) => total + BigInt(100 + index), 0n);
    expect(BigInt((await counter.account(active)).balance) - before).toBe(sum);
    expect((await checkBooks(db)).results.filter(({ offences }) => offences.length > 0)).toEqual([]);
  }, 120_000);
});
