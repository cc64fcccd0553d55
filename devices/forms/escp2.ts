import { concatBytes } from '../framing/bytes.ts';
import { formFeed } from '../framing/escp.ts';
import { encodeEscp2Line, encodeStart } from '../passbook/escp2/encode.ts';
import type { FormText } from './layout.ts';
import type { FormTemplate } from './template.ts';

/** A laid out form for an ESC/P2 printer: every text at its absolute place, to 1/180 inch downwards and 1/60 inch across; then the paper comes out. */
export function encodeForm(form: FormTemplate, texts: readonly FormText[]): Uint8Array {
  const lines = new Map<number, { x60: number; text: string }[]>();
  for (const { xMm, yMm, text } of texts) {
    const y180 = Math.round((yMm * 180) / 25.4);
    lines.set(y180, [...(lines.get(y180) ?? []), { x60: Math.round((xMm * 60) / 25.4), text }]);
  }
  const encoded = [...lines].map(([y180, placed], index) => encodeEscp2Line({ lineNumber: index + 1, y180, texts: placed }));
  return concatBytes(encodeStart(form.cpi), ...encoded, formFeed());
}
