import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { takeSnapshotInWorker } from '../../../db/snapshot/inWorker.ts';
import type { AgentContext } from '../context.ts';
import { listSnapshots, rotateSnapshots, snapshotName } from './folder.ts';

type Core = Pick<AgentContext, 'config' | 'store' | 'clock' | 'notes' | 'log'>;

export interface Backup {
  /** Takes a snapshot where one is due: none is there, or the newest is older than the configured time. Never throws. */
  ifDue(): Promise<void>;
}

/** After a failure the place may come back soon; it is not tried at every look. */
const RETRY_MS = 60_000;

/** Encrypted snapshots at the second place that IT named, each verified after it was written, the oldest removed (trust: storage). */
export const createBackup = (context: Core, storeWorker: URL): Backup => {
  const settings = context.config.backup ?? null;
  const { deviceId } = context.config.central;
  let nextAt = Number.NEGATIVE_INFINITY;
  let lastLook = Number.NEGATIVE_INFINITY;

  const record = (event: string, data: Record<string, string | number>) =>
    context.store.do('recordEvent', { at: context.clock.now(), event, tellerId: null, clientKey: null, stage: null, data });

  const take = async (folder: string, key: string, keep: number): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const name = snapshotName(deviceId, context.clock.now());
    const source = path.join(context.config.dataDir, 'counter.db');
    const order = {
      task: 'snapshot',
      source,
      sourceKey: context.config.databaseKey,
      target: path.join(folder, name),
      targetKey: key,
    } as const;
    const facts = await takeSnapshotInWorker(order, storeWorker);
    await rotateSnapshots(folder, deviceId, keep);
    context.notes.clear('BACKUP_FAILED');
    await record('backup.written', { snapshot: name, row: facts.sequence });
  };

  const failed = async (cause: unknown): Promise<void> => {
    const reason = (cause instanceof Error ? cause.message : String(cause)).slice(0, 200);
    context.log.error({ cause: reason }, 'no snapshot was taken');
    if (context.notes.say('BACKUP_FAILED', { reason })) await record('backup.failed', { reason });
  };

  /** When the next one is due, by the newest that is there; a start does not begin with one where the last is recent. */
  const firstDue = async (folder: string, everyMs: number): Promise<number> => {
    const [newest] = await listSnapshots(folder, deviceId);
    return newest === undefined ? Number.NEGATIVE_INFINITY : Date.parse(newest.takenAt) + everyMs;
  };

  return {
    ifDue: async () => {
      if (settings === null) return;
      const everyMs = settings.everyMinutes * 60_000;
      const now = context.clock.milliseconds();
      try {
        // A clock that was set back may not put the next snapshot off.
        if (nextAt === Number.NEGATIVE_INFINITY || now < lastLook)
          nextAt = Math.min(await firstDue(settings.folder, everyMs), now + everyMs);
        lastLook = now;
        if (now < nextAt) return;
        nextAt = now + everyMs;
        await take(settings.folder, settings.key, settings.keep);
      } catch (cause) {
        nextAt = now + Math.min(RETRY_MS, everyMs);
        await failed(cause).catch(() => undefined);
      }
    },
  };
};
