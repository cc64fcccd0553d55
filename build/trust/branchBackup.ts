import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { restoreSnapshot } from '../../db/snapshot/restore.ts';
import { verifySnapshot } from '../../db/snapshot/verify.ts';
import { listSnapshots, type Snapshot } from '../../main/agent/backup/folder.ts';
import { provisionedKey } from '../../main/shell/key/provisioned.ts';
import { readKeyRecord, writeKeyRecord } from '../../main/shell/key/store.ts';
import { readKeyFile } from './databaseKey.ts';

const USAGE = `Usage: npm run -s branch-backup -- list    --from FOLDER [--device ID]
       npm run -s branch-backup -- verify  --from FOLDER --backup-key-file FILE [--snapshot NAME]
       npm run -s branch-backup -- restore --from FOLDER --backup-key-file FILE [--snapshot NAME] --data NEW_FOLDER
  --key-file FILE      restore: the new database's key, 64 hex digits
  --secret-file FILE   restore: derive it from the secret that IT provisioned for the new PC; NEW_FOLDER is then the PC's whole folder
                       (neither: a development key is made in NEW_FOLDER)
  --json               one line of JSON
Without --snapshot the newest is taken; verify then goes through all of them.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string' },
    device: { type: 'string' },
    snapshot: { type: 'string' },
    'backup-key-file': { type: 'string' },
    data: { type: 'string' },
    'key-file': { type: 'string' },
    'secret-file': { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

class Wrong extends Error {}

const say = (json: object, text: string): void => void process.stdout.write(`${values.json ? JSON.stringify(json) : text}\n`);

const needed = (name: 'from' | 'backup-key-file' | 'data'): string => {
  const value = values[name];
  if (value === undefined) throw new Wrong(`--${name} is needed.\n${USAGE}`);
  return value;
};

const keyIn = async (file: string): Promise<string> => {
  const key = await readKeyFile(file);
  if (!key.ok) throw new Wrong(key.error);
  return key.value;
};

const chosen = async (): Promise<Snapshot[]> => {
  const folder = needed('from');
  const all = await listSnapshots(folder, values.device ?? null);
  const asked = values.snapshot === undefined ? all : all.filter(({ name }) => name === values.snapshot);
  if (asked.length === 0) throw new Wrong(`There is no ${values.snapshot ?? 'snapshot'} in ${folder}.`);
  return asked;
};

const list = async (): Promise<boolean> => {
  const snapshots = await chosen();
  const lines = snapshots.map(({ name, takenAt, bytes }) => `${takenAt}  ${(bytes / 1_048_576).toFixed(1).padStart(8)} MiB  ${name}`);
  say({ snapshots: snapshots.map(({ name, deviceId, takenAt, bytes }) => ({ name, deviceId, takenAt, bytes })) }, lines.join('\n'));
  return true;
};

const verify = async (): Promise<boolean> => {
  const key = await keyIn(needed('backup-key-file'));
  const results = (await chosen()).map(({ name, file }) => {
    try {
      return { name, good: true, ...verifySnapshot(file, key) };
    } catch (cause) {
      return { name, good: false, reason: cause instanceof Error ? cause.message : String(cause) };
    }
  });
  const lines = results.map((each) =>
    'sequence' in each
      ? `good  ${each.name}: ${each.sequence} audit rows to ${each.lastEventAt ?? '-'}, ${each.unfinished} unfinished, ${each.outbox} for central`
      : `BAD   ${each.name}: ${each.reason}`,
  );
  say({ snapshots: results }, lines.join('\n'));
  return results.every(({ good }) => good);
};

/** The key of the new PC's database, and where that stands. */
const newPlace = async (dataDir: string): Promise<{ key: string; target: string }> => {
  const secretFile = values['secret-file'];
  if (values['key-file'] !== undefined) return { key: await keyIn(values['key-file']), target: path.join(dataDir, 'counter.db') };
  if (secretFile !== undefined) {
    const record = await readKeyRecord(dataDir);
    if (!record.ok) throw new Wrong(record.error);
    if (record.value?.source === 'keystore')
      throw new Wrong("The new PC's key is in its keystore; start the program there once and name the key.");
    const derived = await provisionedKey(secretFile, record.value);
    if (!derived.ok) throw new Wrong(derived.error);
    if (record.value === null) await writeKeyRecord(dataDir, derived.value.record);
    return { key: derived.value.key, target: path.join(dataDir, 'agent', 'counter.db') };
  }
  const keyFile = path.join(dataDir, 'development.key');
  if (!existsSync(keyFile)) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(keyFile, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return { key: await keyIn(keyFile), target: path.join(dataDir, 'counter.db') };
};

const restore = async (): Promise<boolean> => {
  const snapshotKey = await keyIn(needed('backup-key-file'));
  const [newest] = await chosen();
  if (newest === undefined) throw new Wrong(USAGE);
  const { key, target } = await newPlace(path.resolve(needed('data')));
  const facts = restoreSnapshot({ snapshot: newest.file, snapshotKey, takenAt: newest.takenAt, target, targetKey: key });
  say(
    { restored: newest.name, target, takenAt: newest.takenAt, ...facts },
    `${newest.name} is now ${target}: ${facts.sequence} audit rows, ${facts.unfinished} unfinished transactions, ${facts.outbox} for central.
What was done on the old PC after ${newest.takenAt} is NOT here. At the first start the counter says so, and its audit chain names the gap;
compare the journal with central (journal.compare) before the first customer: it lists each such transaction and what to do.`,
  );
  return true;
};

const COMMANDS: Readonly<Record<string, () => Promise<boolean>>> = { list, verify, restore };
const command = COMMANDS[positionals[0] ?? ''];

(command === undefined || positionals.length !== 1 ? Promise.reject(new Wrong(USAGE)) : command()).then(
  (good) => process.exit(good ? 0 : 1),
  (cause: unknown) => {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exit(2);
  },
);
