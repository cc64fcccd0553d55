import { concatBytes, ESC, FS } from '../../framing/bytes.ts';
import { dropPendingText, horizontalPosition, initialise, type Pitch, selectPitch } from '../../framing/escp.ts';
import type { PlacedLine } from '../layout.ts';
import { gbkBytes } from '../text.ts';

/** `ESC ( U`: the unit of vertical positions, in 1/3600 inch. With 20 it is the 1/180 inch in which passbooks are described. */
const UNIT_3600 = 20;
const setUnit = (): Uint8Array => Uint8Array.of(ESC, 0x28, 0x55, 0x01, 0x00, UNIT_3600);

/** `ESC ( V`: absolute vertical position, in the unit. */
export function verticalPosition(y180: number): Uint8Array {
  if (!Number.isInteger(y180) || y180 < 0 || y180 > 0x7fff) throw new RangeError(`ESC ( V: ${y180} is not a position`);
  return Uint8Array.of(ESC, 0x28, 0x56, 0x02, 0x00, y180 & 0xff, y180 >> 8);
}

/** Before the first line: whatever a job that was cut off left behind is dropped, defaults, unit, pitch, Chinese characters. No ink. */
export const encodeStart = (cpi: Pitch): Uint8Array =>
  concatBytes(dropPendingText(), initialise(), setUnit(), selectPitch(cpi), Uint8Array.of(FS, 0x26));

/** One line, each text at its absolute place; nothing depends on where the last line ended. CR puts it on paper. */
export function encodeEscp2Line(line: PlacedLine): Uint8Array {
  const texts = line.texts.flatMap(({ x60, text }) => {
    const bytes = gbkBytes(text);
    if (bytes === null) throw new RangeError('a text that was not checked before it was placed');
    return [horizontalPosition(x60), bytes];
  });
  return concatBytes(verticalPosition(line.y180), ...texts, Uint8Array.of(0x0d));
}
