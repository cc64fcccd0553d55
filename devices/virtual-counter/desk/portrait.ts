import { crc32, deflateSync } from 'node:zlib';
import { concatBytes } from '../../framing/bytes.ts';
import { PICTURE_BYTES } from '../../id-card/sdt/record.ts';

const WIDTH = 102;
const HEIGHT = 126;

const word = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = concatBytes(Buffer.from(name, 'latin1'), data);
  return concatBytes(word(data.length), body, word(crc32(body)));
}

const isDark = (x: number, y: number): boolean => {
  const head = ((x - 51) / 22) ** 2 + ((y - 48) / 28) ** 2 <= 1;
  const shoulders = ((x - 51) / 44) ** 2 + ((y - 126) / 44) ** 2 <= 1;
  return head || shoulders;
};

/**
 * A head and shoulders in black and white, of the size of an ID photo, as PNG filled up with zeros to the length of a card's photo record. Real
 * cards hold a wavelet format that only the licensed decoder shows; the sandbox's cards hold this, so that there is something to see.
 */
export function sandboxPortrait(): Uint8Array {
  const rows: number[] = [];
  const rowBytes = Math.ceil(WIDTH / 8);
  for (let y = 0; y < HEIGHT; y += 1) {
    rows.push(0);
    for (let byte = 0; byte < rowBytes; byte += 1) {
      let bits = 0;
      for (let bit = 0; bit < 8; bit += 1) bits = bits * 2 + (isDark(byte * 8 + bit, y) ? 0 : 1);
      rows.push(bits);
    }
  }
  const header = concatBytes(word(WIDTH), word(HEIGHT), Uint8Array.of(1, 0, 0, 0, 0));
  const png = concatBytes(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Uint8Array.from(rows), { level: 9 })),
    chunk('IEND', new Uint8Array()),
  );
  const photo = new Uint8Array(PICTURE_BYTES);
  photo.set(png);
  return photo;
}
