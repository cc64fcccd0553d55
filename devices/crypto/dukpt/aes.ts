import { err, ok, type Result } from '../../../contract/result.ts';
import type { Ciphers } from '../ciphers/cipher.ts';
import { bitsOf, nextCounter, oneBits } from './counter.ts';
import type { DukptError } from './tdes.ts';

/** AES DUKPT by ANSI X9.24-3:2017, clause 6. A key serial number is 12 bytes: an initial key ID of 8 and a counter of 4. */
const COUNTER_BITS = 32;
const MOST_ONES = 16;

/** Key usage indicators of the derivation data (table 2). */
export const AES_KEY_USAGES = {
  keyEncryption: 0x0002,
  pin: 0x1000,
  macGenerate: 0x2000,
  macVerify: 0x2001,
  macBoth: 0x2002,
  dataEncrypt: 0x3000,
  dataDecrypt: 0x3001,
  dataBoth: 0x3002,
} as const;
export type AesKeyUsage = keyof typeof AES_KEY_USAGES;
const KEY_DERIVATION = 0x8000;
const INITIAL_KEY = 0x8001;

/** Algorithm indicators (table 3) and lengths in bytes. */
const KEY_TYPES = { TDES2: [0, 16], TDES3: [1, 24], AES128: [2, 16], AES192: [3, 24], AES256: [4, 32] } as const;
export type AesDukptKeyType = keyof typeof KEY_TYPES;

const typeOf = (key: Uint8Array): AesDukptKeyType => (key.length === 32 ? 'AES256' : key.length === 24 ? 'AES192' : 'AES128');

function derivationData(usage: number, type: AesDukptKeyType, initialKeyId: Uint8Array, counter: number): Uint8Array {
  const data = new Uint8Array(16);
  const view = new DataView(data.buffer);
  const [algorithm, bytes] = KEY_TYPES[type];
  data[0] = 1;
  view.setUint16(2, usage);
  view.setUint16(4, algorithm);
  view.setUint16(6, bytes * 8);
  if (usage === INITIAL_KEY) data.set(initialKeyId, 8);
  else {
    data.set(initialKeyId.subarray(4), 8);
    view.setUint32(12, counter);
  }
  return data;
}

/** Encrypts the derivation data once for each block of the new key; byte 1 counts the blocks. */
function derive(ciphers: Ciphers, key: Uint8Array, type: AesDukptKeyType, data: Uint8Array): Uint8Array {
  const cipher = ciphers.create('AES', key);
  const [, bytes] = KEY_TYPES[type];
  const blocks = Array.from({ length: Math.ceil(bytes / 16) }, (_, index) => {
    const block = Uint8Array.from(data);
    block[1] = index + 1;
    return [...cipher.encryptEcb(block)];
  });
  return Uint8Array.from(blocks.flat()).slice(0, bytes);
}

const check = (key: Uint8Array, id: Uint8Array, idBytes: number): DukptError | null => {
  if (![16, 24, 32].includes(key.length)) return { code: 'invalidKeyLength', message: 'an AES key has 16, 24 or 32 bytes' };
  return id.length === idBytes ? null : { code: 'invalidData', message: `the key's name has ${idBytes} bytes` };
};

/** The key that a device is given; as long as the base derivation key. */
export function aesInitialKey(ciphers: Ciphers, bdk: Uint8Array, initialKeyId: Uint8Array): Result<Uint8Array, DukptError> {
  const error = check(bdk, initialKeyId, 8);
  if (error !== null) return err(error);
  return ok(derive(ciphers, bdk, typeOf(bdk), derivationData(INITIAL_KEY, typeOf(bdk), initialKeyId, 0)));
}

/** The derivation key of one transaction, of which the working keys are made. Refuses counter 0 and counters that a device skips. */
export function aesTransactionKey(ciphers: Ciphers, initialKey: Uint8Array, ksn: Uint8Array): Result<Uint8Array, DukptError> {
  const error = check(initialKey, ksn, 12);
  if (error !== null) return err(error);
  const counter = aesCounter(ksn);
  if (counter === 0 || oneBits(counter) > MOST_ONES) return err({ code: 'invalidData', message: 'no device uses this counter' });
  let key = initialKey;
  let done = 0;
  for (const bit of bitsOf(counter, COUNTER_BITS)) {
    done += bit;
    key = derive(ciphers, key, typeOf(key), derivationData(KEY_DERIVATION, typeOf(key), ksn.subarray(0, 8), done));
  }
  return ok(key);
}

/** A working key for one purpose. It may not be stronger than the key that it comes from (X9.24-3, 6.1). */
export function aesWorkingKey(
  ciphers: Ciphers,
  transactionKey: Uint8Array,
  ksn: Uint8Array,
  usage: AesKeyUsage,
  type: AesDukptKeyType,
): Result<Uint8Array, DukptError> {
  const error = check(transactionKey, ksn, 12);
  if (error !== null) return err(error);
  if (type.startsWith('AES') && KEY_TYPES[type][1] > transactionKey.length)
    return err({ code: 'invalidKeyLength', message: 'a working key may not be stronger than its derivation key' });
  return ok(derive(ciphers, transactionKey, type, derivationData(AES_KEY_USAGES[usage], type, ksn.subarray(0, 8), aesCounter(ksn))));
}

export const aesCounter = (ksn: Uint8Array): number => new DataView(ksn.buffer, ksn.byteOffset + ksn.length - 4, 4).getUint32(0);

/** The KSN after this one; null when the device has used up its keys. */
export function nextAesKsn(ksn: Uint8Array): Uint8Array | null {
  const next = nextCounter(aesCounter(ksn), COUNTER_BITS, MOST_ONES);
  if (next === null) return null;
  const out = Uint8Array.from(ksn);
  new DataView(out.buffer).setUint32(8, next);
  return out;
}
