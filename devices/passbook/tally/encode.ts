import { concatBytes } from '../../framing/bytes.ts';
import { encodeCommand } from '../../framing/csi.ts';
import { horizontalPosition, type Pitch, selectPitch } from '../../framing/escp.ts';
import type { PlacedLine } from '../layout.ts';
import { gbkBytes } from '../text.ts';
import type { StripeSettings } from './settings.ts';

/** One line: absolute vertical position, then each text at its absolute horizontal position. Nothing depends on where the last line ended. */
export function encodeLine(line: PlacedLine): Uint8Array {
  const texts = line.texts.flatMap(({ x60, text }) => {
    const bytes = gbkBytes(text);
    if (bytes === null) throw new RangeError('a text that was not checked before it was placed');
    return [horizontalPosition(x60), bytes];
  });
  return concatBytes(encodeCommand('verticalFromTop', [line.y180]), ...texts);
}

/** Before the first line: passbook processing on, automatic end-of-paper handling (which tells us when a book is pulled out), and the pitch. No ink. */
export const encodePreamble = (cpi: Pitch): Uint8Array =>
  concatBytes(encodeCommand('passbookProcessing', [1]), encodeCommand('endOfPaper', [1]), selectPitch(cpi));

/** Before reading or writing the stripe. */
export const encodeStripeSetup = (stripe: StripeSettings): Uint8Array =>
  concatBytes(
    encodeCommand('stripeParameters', [stripe.writeRetries, stripe.readRetries, stripe.format, stripe.distance180, stripe.edge]),
    encodeCommand('leadingEdge', [stripe.leadingEdge]),
  );
