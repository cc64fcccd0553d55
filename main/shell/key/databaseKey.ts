import { err, ok, type Result } from '../../../contract/result.ts';
import type { SafeStoragePart } from '../electron.ts';
import { keystoreKey, keystoreUsable } from './keystore.ts';
import { provisionedKey } from './provisioned.ts';
import { readKeyRecord, writeKeyRecord } from './store.ts';

export interface KeyOptions {
  readonly dataDir: string;
  readonly keySecretFile: string | null;
  readonly safeStorage: SafeStoragePart;
  readonly platform: NodeJS.Platform;
}

export interface DatabaseKey {
  /** 32 bytes in hex. */
  readonly key: string;
  /** Where it comes from, for the IT screen. */
  readonly note: string;
}

/**
 * The key of the local database. A record that exists decides how it is obtained: falling back to the other way would make another
 * key and leave the database unreadable. There is no way without one of the two.
 */
export const databaseKey = async (options: KeyOptions): Promise<Result<DatabaseKey, string>> => {
  const stored = await readKeyRecord(options.dataDir);
  if (!stored.ok) return stored;
  const record = stored.value;
  const usable = await keystoreUsable(options.safeStorage, options.platform);

  if (record?.source === 'keystore' || (record === null && usable)) {
    if (!usable) return err('The database key is wrapped by a keystore that is not available now.');
    const opened = await keystoreKey(options.safeStorage, record);
    if (!opened.ok) return opened;
    if (opened.value.changed) await writeKeyRecord(options.dataDir, opened.value.record);
    return ok({ key: opened.value.key, note: "Database key: wrapped by the operating system's keystore." });
  }

  if (options.keySecretFile === null) {
    return err('This PC has no usable keystore and no key secret is provisioned (keySecretFile).');
  }
  const derived = await provisionedKey(options.keySecretFile, record);
  if (!derived.ok) return derived;
  if (record === null) await writeKeyRecord(options.dataDir, derived.value.record);
  return ok({ key: derived.value.key, note: 'Database key: no usable keystore; derived from the secret that IT provisioned.' });
};
