import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../contract/result.ts';
import { provisionedKey } from '../../main/shell/key/provisioned.ts';
import { readKeyRecord } from '../../main/shell/key/store.ts';

export interface KeyChoice {
  readonly dataDir: string;
  /** File with 64 hex digits. */
  readonly keyFile: string | undefined;
  /** The secret that IT provisioned for this PC. */
  readonly secretFile: string | undefined;
}

const KEY = /^[0-9a-f]{64}$/;

export const readKeyFile = async (file: string): Promise<Result<string, string>> => {
  try {
    const key = (await readFile(file, 'utf8')).trim();
    return KEY.test(key) ? ok(key) : err(`${file} does not hold 64 hex digits.`);
  } catch {
    return err(`The key file ${file} cannot be read.`);
  }
};

/** The database below a data folder: the agent's own folder, or the whole PC's, of which the agent's is a part. */
export const databaseFileOf = (dataDir: string): string =>
  [path.join(dataDir, 'counter.db'), path.join(dataDir, 'agent', 'counter.db')].find((file) => existsSync(file)) ??
  path.join(dataDir, 'counter.db');

/** The shell keeps its record beside the agent's folder. */
const recordFor = async (dataDir: string) => {
  for (const folder of [dataDir, path.dirname(path.resolve(dataDir))]) {
    const record = await readKeyRecord(folder);
    if (!record.ok || record.value !== null) return record;
  }
  return ok(null);
};

/** The key of a data folder's database for a command. A key that the PC's keystore wraps can be had on that PC only, by the program itself. */
export const databaseKeyOf = async ({ dataDir, keyFile, secretFile }: KeyChoice): Promise<Result<string, string>> => {
  if (keyFile !== undefined) return await readKeyFile(keyFile);
  const record = await recordFor(dataDir);
  if (!record.ok) return record;
  if (record.value === null) return await readKeyFile(path.join(dataDir, 'development.key'));
  if (record.value.source === 'keystore') return err("The database key is wrapped by this PC's keystore; name it with --key-file.");
  if (secretFile === undefined) return err('The database key is derived from the secret that IT provisioned; name it with --secret-file.');
  const derived = await provisionedKey(secretFile, record.value);
  return derived.ok ? ok(derived.value.key) : derived;
};
