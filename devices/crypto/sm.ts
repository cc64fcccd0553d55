import sm from 'sm-crypto';
import { fromHex, toHex } from './bytes.ts';

/** SM3 (GM/T 0004): 32 bytes. */
export const sm3 = (message: Uint8Array): Uint8Array => fromHex(sm.sm3([...message]));

/** An SM2 public key as its point (32 bytes each) and a signature as its two numbers (32 bytes each). */
export interface Sm2PublicKey {
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}
export interface Sm2Signature {
  readonly r: Uint8Array;
  readonly s: Uint8Array;
}

/** The identity that GM/T 0009 prescribes where the parties have not agreed on another one. */
export const DEFAULT_SM2_ID = '1234567812345678';

/**
 * True when the signature over `message` was made with the private key of `key` (GM/T 0003.2). Everything malformed is false: a point that
 * is not on the curve, numbers out of range, wrong lengths.
 */
export function sm2Verify(key: Sm2PublicKey, message: Uint8Array, signature: Sm2Signature, id: string = DEFAULT_SM2_ID): boolean {
  const parts = [key.x, key.y, signature.r, signature.s];
  if (parts.some((part) => part.length !== 32)) return false;
  try {
    const signatureHex = (toHex(signature.r) + toHex(signature.s)).toLowerCase();
    const keyHex = `04${toHex(key.x)}${toHex(key.y)}`.toLowerCase();
    return sm.sm2.doVerifySignature([...message], signatureHex, keyHex, { hash: true, userId: id });
  } catch {
    return false;
  }
}
