import { xor } from '../bytes.ts';
import { BLOCK_BYTES, type BlockCipher, type CipherAlgorithm, checkBlocks } from './cipher.ts';

/** Cipher block chaining (ISO/IEC 10116) around a cipher that does whole blocks one by one. */
export function withCbc(
  algorithm: CipherAlgorithm,
  encrypt: (data: Uint8Array) => Uint8Array,
  decrypt: (data: Uint8Array) => Uint8Array,
): BlockCipher {
  const blockBytes = BLOCK_BYTES[algorithm];
  const checked = (work: (data: Uint8Array) => Uint8Array) => (data: Uint8Array) => {
    checkBlocks(data, blockBytes);
    return data.length === 0 ? new Uint8Array() : work(data);
  };
  const encryptEcb = checked(encrypt);
  const decryptEcb = checked(decrypt);
  return {
    algorithm,
    blockBytes,
    encryptEcb,
    decryptEcb,
    encryptCbc(data, iv = new Uint8Array(blockBytes)) {
      checkBlocks(data, blockBytes);
      const out = new Uint8Array(data.length);
      let chain = iv;
      for (let at = 0; at < data.length; at += blockBytes) {
        chain = encryptEcb(xor(data.subarray(at, at + blockBytes), chain));
        out.set(chain, at);
      }
      return out;
    },
    decryptCbc(data, iv = new Uint8Array(blockBytes)) {
      const clear = decryptEcb(data);
      return data.length === 0 ? clear : xor(clear, Uint8Array.from([...iv, ...data.subarray(0, data.length - blockBytes)]));
    },
  };
}
