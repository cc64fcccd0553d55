import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../db/sqlite/database.ts';
import type { Store } from '../../../db/store.ts';
import { createExecutor } from '../../../db/worker/executor.ts';
import { anchorAudit } from '../audit/anchor.ts';
import { beginDay, quoteDeposit, startTestCounter, type TestCounter } from '../testing/fixture.ts';
import { checkTail } from './checkTail.ts';
import { createClockGuard } from './clockGuard.ts';
import { behindLastEvent, jumpBetween, skewAgainst } from './clockWatch.ts';
import { settleRestore } from './restored.ts';

const notesOf = async (counter: TestCounter) => (await counter.must('counter.state', {})).notes;
const eventsOf = async (counter: TestCounter): Promise<string[]> =>
  (await counter.context.store.do('auditPage', { after: 0, limit: 1_000 })).map(({ body }) => JSON.parse(body).event as string);

describe('a clock that is set', () => {
  it('is told from one that only runs, or that a time service moves a little', () => {
    expect(jumpBetween({ wall: 0, monotonic: 0 }, { wall: 60_000, monotonic: 60_000 })).toBe(0);
    expect(jumpBetween({ wall: 0, monotonic: 0 }, { wall: 64_000, monotonic: 60_000 })).toBe(0);
    expect(jumpBetween({ wall: 0, monotonic: 0 }, { wall: 3_660_000, monotonic: 60_000 })).toBe(3_600);
    expect(jumpBetween({ wall: 3_600_000, monotonic: 0 }, { wall: 0, monotonic: 1_000 })).toBe(-3_601);
    expect(behindLastEvent('2026-03-02T01:00:00.000Z', Date.parse('2026-03-02T01:00:01.000Z'))).toBe(0);
    expect(behindLastEvent('2026-03-02T01:00:00.000Z', Date.parse('2026-03-01T01:00:00.000Z'))).toBe(-86_400);
    expect(skewAgainst('2026-03-02T01:00:00.000Z', Date.parse('2026-03-02T01:04:29.000Z'))).toBe(0);
    expect(skewAgainst('2026-03-02T01:00:00.000Z', Date.parse('2026-03-02T00:50:00.000Z'))).toBe(-10);
  });

  it('is said and recorded, lets the teller work, and is forgotten once central agrees', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    let monotonic = 0;
    const guard = createClockGuard(counter.context, () => monotonic);
    await guard.look();
    expect(await notesOf(counter)).toEqual([]);
    // A hundred seconds by the wall in five: somebody set the clock. Central's time was that of before.
    counter.advance(100_000);
    monotonic += 5_000;
    counter.context.connection.silent();
    await guard.look();
    expect(await notesOf(counter)).toMatchObject([{ code: 'CLOCK_JUMPED', details: { seconds: '95' } }]);
    expect(await eventsOf(counter)).toContain('clock.jumped');
    await counter.context.connection.probe();
    const { clientKey, quoteId } = await quoteDeposit(counter);
    expect(await counter.must('transaction.post', { clientKey, quoteId })).toMatchObject({ stage: 'accepted' });
  });

  it('is found far from central, and forgotten when it is right again', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const central = counter.central;
    const guard = createClockGuard(
      { ...counter.context, clock: { ...counter.context.clock, milliseconds: () => Date.parse('2026-03-02T02:00:00.000Z') } },
      () => 0,
    );
    await counter.context.connection.probe();
    await guard.look();
    const day = counter.context.connection.day();
    expect(await notesOf(counter)).toMatchObject([
      {
        code: 'CLOCK_WRONG',
        details: { minutes: String(Math.round((Date.parse('2026-03-02T02:00:00.000Z') - Date.parse(day?.now ?? '')) / 60_000)) },
      },
    ]);
    expect(central.received).toContain('businessDay');
    const right = createClockGuard(
      { ...counter.context, clock: { ...counter.context.clock, milliseconds: () => Date.parse(day?.now ?? '') } },
      () => 0,
    );
    await right.look();
    expect(await notesOf(counter)).toEqual([]);
  });

  it('that stands before the last event of the day before is found at the start', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const back = {
      ...counter.context,
      clock: { ...counter.context.clock, milliseconds: () => counter.context.clock.milliseconds() - 86_400_000 },
    };
    await createClockGuard(back, () => 0).begin();
    expect(await notesOf(counter)).toMatchObject([{ code: 'CLOCK_JUMPED' }]);
  });
});

describe('a start', () => {
  const storeAt = (path: string, keyHex: string): Store => {
    const executor = createExecutor(path, keyHex, () => undefined);
    return { do: async (operation, input) => executor.execute(operation, input) as never, close: async () => executor.close() };
  };

  it('goes on when the rows behind the anchored head are whole', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    expect(await anchorAudit(counter.context)).toBe(true);
    await expect(checkTail(counter.context.store)).resolves.toBeUndefined();
  });

  it('is refused with the row when somebody cut or changed the tail meanwhile', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    await anchorAudit(counter.context);
    const { sequence } = await counter.context.store.do('auditHead', null);
    const { path, keyHex } = counter.database;
    const database = openDatabase(path, keyHex);
    database.exec(`DELETE FROM audit WHERE sequence > ${sequence - 3}`);
    database.close();
    await expect(checkTail(storeAt(path, keyHex))).rejects.toMatchObject({
      code: 'STORE_DAMAGED',
      message: `audit row ${sequence - 2} is missing, changed or out of place`,
    });
  });

  it('says so when central keeps another head of this PC', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    counter.central.anchor = { sequence: 900, hash: 'ab'.repeat(32) };
    expect(await anchorAudit(counter.context)).toBe(false);
    expect(await notesOf(counter)).toMatchObject([{ code: 'ANCHOR_REFUSED' }]);
  });

  it('on a restored snapshot anchors nothing until the gap is recorded, and then goes on behind it', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    counter.central.anchor = { sequence: 900, hash: 'ab'.repeat(32) };
    await counter.context.store.do('markRestored', { snapshot: 'a', sequence: 3, takenAt: '2026-03-01T10:00:00.000Z' });
    expect(await anchorAudit(counter.context)).toBe(true);
    counter.central.trouble('lastAnchor', 'lost');
    expect(await settleRestore(counter.context)).toBe(false);
    expect(await settleRestore(counter.context)).toBe(true);
    expect(await notesOf(counter)).toMatchObject([{ code: 'PC_RESTORED', details: { takenAt: '2026-03-01T10:00:00.000Z' } }]);
    expect(await anchorAudit(counter.context)).toBe(true);
    expect(counter.central.anchor.sequence).toBe(901);
    expect(await counter.must('audit.verify', {})).toMatchObject({ intact: true, gaps: [{ through: 900 }] });
    expect(await settleRestore(counter.context)).toBe(true);

    // It is said at each start, until somebody has compared.
    await counter.crash();
    expect(await settleRestore(counter.context)).toBe(true);
    expect(await notesOf(counter)).toMatchObject([{ code: 'PC_RESTORED', details: { takenAt: '2026-03-01T10:00:00.000Z' } }]);
    await counter.must('journal.compare', { businessDate: '2026-03-02' });
    expect(await notesOf(counter)).toEqual([]);
    await counter.crash();
    expect(await settleRestore(counter.context)).toBe(true);
    expect(await notesOf(counter)).toEqual([]);
  });
});
