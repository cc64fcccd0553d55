import { timingSafeEqual } from 'node:crypto';
import { ok, type Result } from '../../../contract/result.ts';
import { asciiBytes } from '../../framing/bytes.ts';
import { fromHex, toHex } from '../bytes.ts';
import type { Ciphers } from '../ciphers/cipher.ts';
import { cmac } from '../cmac.ts';
import { cbcMac } from '../mac.ts';
import type { RandomBytes } from '../pin-block.ts';
import { BLOCK_OF, encodeHeader, isHeader, parseHeader, type Tr31Error, type Tr31Header, tr31Error } from './header.ts';
import { type Tr31Keys, tr31Keys } from './keys.ts';

/** A and C authenticate what is on the line, B and D what is inside, before it is enciphered. */
function macOf(header: Tr31Header, keys: Tr31Keys, headerText: string, clear: Uint8Array, cipherText: Uint8Array): Uint8Array {
  const variant = header.version === 'A' || header.version === 'C';
  const message = Uint8Array.from([...asciiBytes(headerText), ...(variant ? cipherText : clear)]);
  return variant ? cbcMac(keys.mac, message, 1).slice(0, 4) : cmac(keys.mac, message);
}

/** A and C begin the chain with the header, B and D with the MAC. */
const chainStart = (header: Tr31Header, headerText: string, mac: Uint8Array): Uint8Array =>
  header.version === 'A' || header.version === 'C' ? asciiBytes(headerText.slice(0, 8)) : mac;

/**
 * The key in a block, and what the block says about it. Any block that was changed in any place is refused: `contentInvalid` when its MAC
 * does not fit, `formatInvalid` when it cannot even be read. `kbpk` is the key block protection key.
 */
export function unwrapTr31(
  ciphers: Ciphers,
  kbpk: Uint8Array,
  block: string,
): Result<{ readonly header: Tr31Header; readonly key: Uint8Array }, Tr31Error> {
  const parsed = parseHeader(block);
  if (!parsed.ok) return parsed;
  const { header, headerLength } = parsed.value;
  const { blockBytes, macBytes } = BLOCK_OF[header.version];
  const keys = tr31Keys(ciphers, header.version, kbpk);
  if (!keys.ok) return keys;
  const headerText = block.slice(0, headerLength);
  const body = block.slice(headerLength);
  // Lower case would be a second way to write the same block, and one changed bit apart from it.
  if (!/^(?:[0-9A-F]{2})+$/.test(body)) return tr31Error('formatInvalid', 'the body of a key block is upper-case hexadecimal');
  const bytes = fromHex(body);
  const cipherText = bytes.subarray(0, -macBytes);
  if (cipherText.length === 0 || cipherText.length % blockBytes !== 0)
    return tr31Error('formatInvalid', 'the enciphered part is not whole cipher blocks');
  const mac = bytes.slice(-macBytes);
  const clear = keys.value.encryption.decryptCbc(cipherText, chainStart(header, headerText, mac));
  if (!timingSafeEqual(macOf(header, keys.value, headerText, clear, cipherText), mac))
    return tr31Error('contentInvalid', 'the key block was changed or is meant for another key');
  const bits = ((clear[0] ?? 0) << 8) | (clear[1] ?? 0);
  if (bits === 0 || bits % 8 !== 0 || bits / 8 + 2 > clear.length)
    return tr31Error('contentInvalid', 'the key block holds a key of no possible length');
  const key = clear.slice(2, 2 + bits / 8);
  clear.fill(0);
  return ok({ header, key });
}

export interface WrapOptions {
  readonly random: RandomBytes;
  /** Bytes that the key is made to look like, so that the block does not tell how long it is. */
  readonly hideLength?: number | undefined;
}

export function wrapTr31(
  ciphers: Ciphers,
  kbpk: Uint8Array,
  header: Tr31Header,
  key: Uint8Array,
  { random, hideLength = 0 }: WrapOptions,
): Result<string, Tr31Error> {
  if (!isHeader(header)) return tr31Error('formatInvalid', 'a field of the header breaks its own rules');
  if (key.length === 0 || key.length > 512) return tr31Error('invalidKeyLength', 'a key has 1 to 512 bytes here');
  const keys = tr31Keys(ciphers, header.version, kbpk);
  if (!keys.ok) return keys;
  const { blockBytes, macBytes } = BLOCK_OF[header.version];
  const size = Math.ceil((2 + Math.max(key.length, hideLength)) / blockBytes) * blockBytes;
  const clear = new Uint8Array(size);
  clear.set(random(size));
  clear.set([(key.length * 8) >> 8, (key.length * 8) & 0xff, ...key]);
  const headerText = encodeHeader(header, 2 * (size + macBytes));
  const { encryption } = keys.value;
  const early = header.version === 'B' || header.version === 'D' ? macOf(header, keys.value, headerText, clear, clear) : new Uint8Array();
  const cipherText = encryption.encryptCbc(clear, chainStart(header, headerText, early));
  const mac = macOf(header, keys.value, headerText, clear, cipherText);
  clear.fill(0);
  return ok(`${headerText}${toHex(cipherText)}${toHex(mac)}`);
}
