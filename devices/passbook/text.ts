import iconv from 'iconv-lite';

/** The printers' Chinese fonts are addressed in GBK: one byte and one cell for ASCII, two bytes and two cells for a Chinese character. */
const ENCODING = 'gbk';

/**
 * GBK bytes of a text, null when it cannot be printed. Control characters are refused here and nowhere else: a customer's name that contains ESC would
 * otherwise be a printer command.
 */
export function gbkBytes(text: string): Uint8Array | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\x00-\x1f\x7f-\x9f]/.test(text)) return null;
  const bytes = iconv.encode(text, ENCODING);
  // The library writes '?' for what it does not know; only reading back shows it.
  if (iconv.decode(bytes, ENCODING) !== text) return null;
  return hasLoneByte(bytes) ? null : Uint8Array.from(bytes);
}

/** Code page 936 has single bytes above 7F (the euro sign is one) that the printers' fonts lack. */
function hasLoneByte(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x80 || byte === 0xff) return true;
    if (byte > 0x80) at += 1;
  }
  return false;
}

/** Width in character cells, null when the text cannot be printed. */
export const cellsOf = (text: string): number | null => gbkBytes(text)?.length ?? null;

export const fromGbk = (bytes: Uint8Array): string => iconv.decode(Buffer.from(bytes), ENCODING);
