import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** A snapshot as its name tells it: `guitai-DEVICE-20260302T010203004Z.snapshot`. What it holds is known only by opening it. */
export interface Snapshot {
  readonly name: string;
  readonly file: string;
  readonly deviceId: string;
  /** Instant. */
  readonly takenAt: string;
  readonly bytes: number;
}

const NAME = /^guitai-([A-Za-z0-9-]{1,40})-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z\.snapshot$/;

export const snapshotName = (deviceId: string, at: string): string => `guitai-${deviceId}-${at.replaceAll(/[-:.]/g, '')}.snapshot`;

export const readSnapshotName = (name: string): { deviceId: string; takenAt: string } | null => {
  const [, deviceId, year, month, day, hour, minute, second, thousandth] = NAME.exec(name) ?? [];
  if (deviceId === undefined) return null;
  return { deviceId, takenAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.${thousandth}Z` };
};

/** Snapshots in a folder, of one PC or of all, newest first. A folder that is not there has none. */
export const listSnapshots = async (folder: string, deviceId: string | null): Promise<Snapshot[]> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  });
  const found: Snapshot[] = [];
  for (const name of names) {
    const read = readSnapshotName(name);
    if (read === null || (deviceId !== null && read.deviceId !== deviceId)) continue;
    const file = path.join(folder, name);
    found.push({ name, file, ...read, bytes: (await stat(file)).size });
  }
  return found.toSorted((one, other) => (one.takenAt < other.takenAt ? 1 : -1));
};

/** Deletes this PC's oldest snapshots until `keep` are left. Those of other PCs in the same folder are not ours to delete. */
export const rotateSnapshots = async (folder: string, deviceId: string, keep: number): Promise<string[]> => {
  const old = (await listSnapshots(folder, deviceId)).slice(keep);
  for (const { file } of old) await rm(file, { force: true });
  return old.map(({ name }) => name);
};
