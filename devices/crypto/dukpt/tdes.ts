import { err, ok, type Result } from '../../../contract/result.ts';
import { fromHex, toHex, xor } from '../bytes.ts';
import type { BlockCipher, Ciphers } from '../ciphers/cipher.ts';
import { bitsOf, nextCounter, oneBits } from './counter.ts';

/**
 * TDES DUKPT by ANSI X9.24-1:2009, annex A. A key serial number (KSN) is 10 bytes: what names key and device, then a counter of 21 bits.
 */
const COUNTER_BITS = 21;
const COUNTER_MASK = 0x1fffff;
/** A counter may not have more one-bits: each is a derivation that the device has to do. */
const MOST_ONES = 10;
const KEY_MASK = fromHex('C0C0C0C000000000C0C0C0C000000000');

export interface DukptError {
  readonly code: 'invalidData' | 'invalidKeyLength';
  readonly message: string;
}

/** Masks that make a key for one purpose of the key of a transaction. */
const VARIANTS = {
  pin: '00000000000000FF00000000000000FF',
  macRequest: '000000000000FF00000000000000FF00',
  macResponse: '00000000FF00000000000000FF000000',
  data: '0000000000FF00000000000000FF0000',
} as const;
export type TdesVariant = keyof typeof VARIANTS;

export const tdesCounter = (ksn: Uint8Array): number =>
  new DataView(ksn.buffer, ksn.byteOffset + ksn.length - 4, 4).getUint32(0) & COUNTER_MASK;

function withCounter(ksn: Uint8Array, counter: number): Uint8Array {
  const out = Uint8Array.from(ksn);
  const view = new DataView(out.buffer, out.length - 4, 4);
  view.setUint32(0, ((view.getUint32(0) & ~COUNTER_MASK) | counter) >>> 0);
  return out;
}

/** The key that a device is given, from the base derivation key (16 bytes) and the device's first KSN. */
export function tdesInitialKey(ciphers: Ciphers, bdk: Uint8Array, ksn: Uint8Array): Result<Uint8Array, DukptError> {
  if (bdk.length !== 16) return err({ code: 'invalidKeyLength', message: 'a base derivation key has 16 bytes' });
  if (ksn.length !== 10) return err({ code: 'invalidData', message: 'a key serial number has 10 bytes' });
  const name = withCounter(ksn, 0).subarray(0, 8);
  const half = (key: Uint8Array) => ciphers.create('TDES', key).encryptEcb(name);
  return ok(Uint8Array.from([...half(bdk), ...half(xor(bdk, KEY_MASK))]));
}

/** The one-way step: half a key is made with the other half, so that no later key leads back to an earlier one. */
function step(ciphers: Ciphers, key: Uint8Array, register: Uint8Array): Uint8Array {
  const half = (from: Uint8Array) => {
    const left = from.subarray(0, 8);
    const right = from.subarray(8);
    return xor(ciphers.create('TDES', left).encryptEcb(xor(register, right)), right);
  };
  return Uint8Array.from([...half(xor(key, KEY_MASK)), ...half(key)]);
}

/** The key of the transaction that `ksn` counts. Refuses counter 0 and counters that a device skips. */
export function tdesTransactionKey(ciphers: Ciphers, initialKey: Uint8Array, ksn: Uint8Array): Result<Uint8Array, DukptError> {
  if (initialKey.length !== 16) return err({ code: 'invalidKeyLength', message: 'an initial key has 16 bytes' });
  if (ksn.length !== 10) return err({ code: 'invalidData', message: 'a key serial number has 10 bytes' });
  const counter = tdesCounter(ksn);
  if (counter === 0 || oneBits(counter) > MOST_ONES) return err({ code: 'invalidData', message: 'no device uses this counter' });
  let key = initialKey;
  let done = 0;
  for (const bit of bitsOf(counter, COUNTER_BITS)) {
    done |= bit;
    key = step(ciphers, key, withCounter(ksn, done).subarray(2));
  }
  return ok(key);
}

/** The key for one purpose. For data each half is encrypted once more under the whole, one way (X9.24-1:2009, A.4.1). */
export function tdesVariantKey(ciphers: Ciphers, transactionKey: Uint8Array, variant: TdesVariant): Uint8Array {
  const key = xor(transactionKey, fromHex(VARIANTS[variant]));
  return variant === 'data' ? ciphers.create('TDES', key).encryptEcb(key) : key;
}

/** As above, as a cipher; the MAC variants are used half by half and so as keys. */
export const tdesVariantCipher = (ciphers: Ciphers, transactionKey: Uint8Array, variant: TdesVariant): BlockCipher =>
  ciphers.create('TDES', tdesVariantKey(ciphers, transactionKey, variant));

/** The KSN after this one; null when the device has used up its keys (`dukptOverflow`). */
export function nextTdesKsn(ksn: Uint8Array): Uint8Array | null {
  const next = nextCounter(tdesCounter(ksn), COUNTER_BITS, MOST_ONES);
  return next === null ? null : withCounter(ksn, next);
}

/** 20 hexadecimal digits. Devices leave out the Fs in front. */
export const ksnText = (ksn: Uint8Array): string => toHex(ksn);
export const fullKsn = (text: string): string => text.toUpperCase().padStart(20, 'F');
