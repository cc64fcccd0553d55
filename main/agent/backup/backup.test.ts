import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifySnapshot } from '../../../db/snapshot/verify.ts';
import { beginDay, startTestCounter, type TestCounter } from '../testing/fixture.ts';
import { type Backup, createBackup } from './backup.ts';
import { listSnapshots, readSnapshotName, rotateSnapshots, snapshotName } from './folder.ts';

const KEY = 'b7'.repeat(32);
const DEVICE = 'PC-1001-01';
const WORKER = new URL('../../../db/worker/main.ts', import.meta.url);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guitai-backup-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const backupOf = (counter: TestCounter, place = folder): Backup => {
  const { context, database } = counter;
  const backup = { folder: place, key: KEY, everyMinutes: 15, keep: 3 };
  return createBackup({ ...context, config: { ...context.config, dataDir: path.dirname(database.path), backup } }, WORKER);
};
const eventsOf = async (counter: TestCounter): Promise<string[]> =>
  (await counter.context.store.do('auditPage', { after: 0, limit: 1_000 })).map(({ body }) => JSON.parse(body).event as string);

describe('snapshots of the branch PC', () => {
  it('are taken when due, verified, and the oldest go', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const backup = backupOf(counter);
    for (let round = 0; round < 5; round += 1) {
      await backup.ifDue();
      await backup.ifDue();
      for (let minutes = 0; minutes < 15; minutes += 4) counter.advance(4 * 60_000);
    }
    const kept = await listSnapshots(folder, DEVICE);
    expect(kept).toHaveLength(3);
    expect(kept.map(({ takenAt }) => takenAt)).toEqual(
      kept
        .map(({ takenAt }) => takenAt)
        .toSorted()
        .reverse(),
    );
    expect((await eventsOf(counter)).filter((event) => event === 'backup.written')).toHaveLength(5);
    for (const { file } of kept) expect(verifySnapshot(file, KEY).sequence).toBeGreaterThan(3);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('that cannot be written are said once, tried again, and forgotten when it works', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const place = path.join(folder, 'usb');
    writeFileSync(place, 'not a folder');
    const backup = backupOf(counter, place);
    await backup.ifDue();
    counter.advance(60_000);
    await backup.ifDue();
    expect(counter.context.notes.all()).toMatchObject([{ code: 'BACKUP_FAILED' }]);
    expect((await eventsOf(counter)).filter((event) => event === 'backup.failed')).toHaveLength(1);
    rmSync(place);
    counter.advance(60_000);
    await backup.ifDue();
    expect(counter.context.notes.all()).toEqual([]);
    expect(await listSnapshots(place, DEVICE)).toHaveLength(1);
  });

  it('are not taken where none are configured', async () => {
    await using counter = await startTestCounter();
    await createBackup(counter.context, WORKER).ifDue();
    expect(await eventsOf(counter)).not.toContain('backup.written');
  });

  it('of a start soon after the last one wait until they are due', async () => {
    await using counter = await startTestCounter();
    await backupOf(counter).ifDue();
    counter.advance(60_000);
    await backupOf(counter).ifDue();
    expect(await listSnapshots(folder, DEVICE)).toHaveLength(1);
  });

  it('of other PCs in the same folder are left alone, as is what is none', async () => {
    for (let hour = 10; hour < 15; hour += 1)
      writeFileSync(path.join(folder, snapshotName('PC-1001-02', `2026-03-02T${hour}:00:00.000Z`)), '');
    writeFileSync(path.join(folder, 'holiday.jpg'), '');
    writeFileSync(path.join(folder, snapshotName(DEVICE, '2026-03-02T10:00:00.000Z')), '');
    writeFileSync(path.join(folder, snapshotName(DEVICE, '2026-03-02T11:00:00.000Z')), '');
    expect(await rotateSnapshots(folder, DEVICE, 1)).toEqual([snapshotName(DEVICE, '2026-03-02T10:00:00.000Z')]);
    expect(readdirSync(folder)).toHaveLength(7);
    expect(readSnapshotName(snapshotName(DEVICE, '2026-03-02T10:00:00.123Z'))).toEqual({
      deviceId: DEVICE,
      takenAt: '2026-03-02T10:00:00.123Z',
    });
  });
});
