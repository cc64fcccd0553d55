export const NUL = 0x00;
export const STX = 0x02;
export const ETX = 0x03;
export const LF = 0x0a;
export const FF = 0x0c;
export const CR = 0x0d;
export const CAN = 0x18;
export const ESC = 0x1b;
export const FS = 0x1c;

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** One byte per character; for protocol texts that are ASCII by definition. */
export const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
