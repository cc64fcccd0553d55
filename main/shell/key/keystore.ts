import { randomBytes } from 'node:crypto';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { SafeStoragePart } from '../electron.ts';
import type { KeyRecord } from './store.ts';

type Wrapped = Extract<KeyRecord, { source: 'keystore' }>;

const KEY = /^[0-9a-f]{64}$/;

/** `basic_text` is a password that stands in Chromium's source code: on Linux it counts as no keystore at all. */
export const keystoreUsable = async (safeStorage: SafeStoragePart, platform: NodeJS.Platform): Promise<boolean> => {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  if (platform !== 'linux') return true;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
};

const wrap = async (safeStorage: SafeStoragePart, key: string): Promise<Wrapped> => ({
  version: 1,
  source: 'keystore',
  wrapped: (await safeStorage.encryptStringAsync(key)).toString('base64'),
});

/** The random key that the operating system's keystore wraps. `changed` says that the record must be written. */
export const keystoreKey = async (
  safeStorage: SafeStoragePart,
  record: Wrapped | null,
): Promise<Result<{ readonly key: string; readonly record: Wrapped; readonly changed: boolean }, string>> => {
  if (record === null) {
    const key = randomBytes(32).toString('hex');
    return ok({ key, record: await wrap(safeStorage, key), changed: true });
  }
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(record.wrapped, 'base64'));
    if (!KEY.test(result)) return err('The keystore returned something that is not the database key.');
    if (!shouldReEncrypt) return ok({ key: result, record, changed: false });
    return ok({ key: result, record: await wrap(safeStorage, result), changed: true });
  } catch {
    return err('The keystore of this PC does not open the database key. It may belong to another user or another installation.');
  }
};
