import { hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { KeyRecord } from './store.ts';

type Provisioned = Extract<KeyRecord, { source: 'provisioned' }>;

const MIN_SECRET_BYTES = 32;
const MAX_SECRET_BYTES = 4_096;
// OWASP's floor for scrypt; the secret is long and random, so this is a second wall, not the first.
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

const stretch = (secret: Buffer, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, SCRYPT, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

const expand = (master: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), purpose, 32));

const readSecret = async (file: string): Promise<Result<Buffer, string>> => {
  try {
    const secret = await readFile(file);
    if (secret.length < MIN_SECRET_BYTES) return err(`The key secret in ${file} is shorter than ${MIN_SECRET_BYTES} bytes.`);
    if (secret.length > MAX_SECRET_BYTES) return err(`The key secret in ${file} is longer than ${MAX_SECRET_BYTES} bytes.`);
    return ok(secret);
  } catch {
    return err(`The key secret ${file} cannot be read.`);
  }
};

/**
 * The database key from a secret that IT provisions, for PCs without a keystore. The salt makes the key this PC's own; the check
 * value tells a changed secret from a damaged database before anything is opened.
 */
export const provisionedKey = async (
  file: string,
  record: Provisioned | null,
): Promise<Result<{ readonly key: string; readonly record: Provisioned }, string>> => {
  const secret = await readSecret(file);
  if (!secret.ok) return secret;
  const salt = record === null ? randomBytes(32) : Buffer.from(record.salt, 'hex');
  const master = await stretch(secret.value, salt);
  const check = expand(master, 'guitai database key check v1');
  if (record !== null && !timingSafeEqual(check, Buffer.from(record.check, 'hex'))) {
    return err(`The key secret in ${file} is not the one that this PC's database was made with.`);
  }
  const key = expand(master, 'guitai database key v1').toString('hex');
  return ok({ key, record: { version: 1, source: 'provisioned', salt: salt.toString('hex'), check: check.toString('hex') } });
};
