import type { Ciphers } from '../../crypto/ciphers/cipher.ts';
import { nextTdesKsn, tdesInitialKey, tdesTransactionKey, tdesVariantCipher, tdesVariantKey } from '../../crypto/dukpt/tdes.ts';
import { retailMac } from '../../crypto/mac.ts';
import { encodePinBlock } from '../../crypto/pin-block.ts';

/** What a pad's DUKPT gives for one transaction. */
export interface DukptTurn {
  readonly ksn: Uint8Array;
  encipher(block: Uint8Array): Uint8Array;
  /** X9.19, the first four bytes are what is usually sent. */
  mac(message: Uint8Array): Uint8Array;
}

/** The DUKPT memory of a pad: loaded in the factory with an initial key, and counting since. */
export interface DukptEngine {
  /** The next key; null when all are used up. */
  next(): DukptTurn | null;
}

/**
 * `ksn` is the last one that was used; its counter is 0 in a new pad. Throws for keys of wrong lengths, which are a fault of the bench that
 * loads them.
 */
export function createDukptEngine(ciphers: Ciphers, initialKey: Uint8Array, lastKsn: Uint8Array): DukptEngine {
  let ksn = Uint8Array.from(lastKsn);
  return {
    next() {
      const following = nextTdesKsn(ksn);
      if (following === null) return null;
      ksn = Uint8Array.from(following);
      const own = ksn;
      const key = tdesTransactionKey(ciphers, initialKey, own);
      if (!key.ok) throw new Error(key.error.message);
      return {
        ksn: own,
        encipher: (block) => tdesVariantCipher(ciphers, key.value, 'pin').encryptEcb(block),
        mac: (message) => {
          const macKey = tdesVariantKey(ciphers, key.value, 'macRequest');
          return retailMac(ciphers.create('TDES', macKey.subarray(0, 8)), ciphers.create('TDES', macKey.subarray(8)), message, 1);
        },
      };
    },
  };
}

/** As a key loading facility does it: the pad gets the initial key, and never sees the base derivation key. */
export function dukptFromBdk(ciphers: Ciphers, bdk: Uint8Array, firstKsn: Uint8Array): DukptEngine {
  const initialKey = tdesInitialKey(ciphers, bdk, firstKsn);
  if (!initialKey.ok) throw new Error(initialKey.error.message);
  return createDukptEngine(ciphers, initialKey.value, firstKsn);
}

/** A PIN in a block of format 0, handed to `encipher` and wiped; null when the account number is of no use. */
export function encipheredIso0(pin: Uint8Array, accountNumber: string, encipher: (block: Uint8Array) => Uint8Array): Uint8Array | null {
  const block = encodePinBlock(0, pin, accountNumber, () => new Uint8Array());
  if (!block.ok) return null;
  try {
    return encipher(block.value);
  } finally {
    block.value.fill(0);
  }
}
