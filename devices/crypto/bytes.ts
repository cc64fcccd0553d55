/** Upper-case hexadecimal, two digits a byte. */
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

/** The bytes of an even number of hexadecimal digits in either case; null for anything else. */
export function parseHex(text: string): Uint8Array | null {
  return /^(?:[0-9a-fA-F]{2})*$/.test(text) ? Uint8Array.from(Buffer.from(text, 'hex')) : null;
}

/** For constants and values that were checked before. Throws on anything that is not hexadecimal. */
export function fromHex(text: string): Uint8Array {
  const bytes = parseHex(text);
  if (bytes === null) throw new RangeError('not an even number of hexadecimal digits');
  return bytes;
}

/** Both must have the same length. */
export function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length !== b.length) throw new RangeError(`cannot combine ${a.length} with ${b.length} bytes`);
  return a.map((byte, index) => byte ^ (b[index] ?? 0));
}

/** Filled up at the end with `fill` to a multiple of `size`; unchanged when it is one already. */
export function padTo(bytes: Uint8Array, size: number, fill = 0): Uint8Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / size) * size).fill(fill);
  padded.set(bytes);
  return padded;
}
