import type { PDFDocument } from 'pdfkit';
import { drawnCells } from '../cells.ts';
import { cellMm, type FormText } from '../layout.ts';
import type { FontKey } from './fonts.ts';

const POINTS_PER_MM = 72 / 25.4;
export const points = (mm: number): number => mm * POINTS_PER_MM;

/** Height of a Chinese character in its two cells, as printers' fonts leave a little room around it. */
const FILL = 0.9;
/** Where the foot of a letter is below the top of a Chinese character, in parts of its height: 0.88 in every font of the list. */
const BASELINE = 0.88;
/** How thick the stroke is that makes a character bold, in parts of its height. */
const STROKE = 0.035;

/** Height of a character in points, at a pitch. */
export const sizeAt = (cpi: FormText['cpi']): number => points(2 * cellMm(cpi)) * FILL;

export interface Pen {
  /** Draws a text, each character in the middle of its own cells, as a printer of fixed pitch sets it. */
  write(text: FormText, colour: string): void;
  /** Characters that the fonts lack, with a box drawn in their place. */
  lacking(): readonly string[];
}

interface Piece {
  text: string;
  readonly font: FontKey;
  readonly advance: number;
  readonly cells: number;
  readonly at: number;
}

export function createPen(document: PDFDocument): Pen {
  const missing = new Set<string>();
  const has = (font: FontKey, character: string) => document.font(font)._font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  const fontOf = (character: string): FontKey | null => {
    const wanted: readonly FontKey[] = character >= ' ' && character <= '~' ? ['figures', 'regular'] : ['regular', 'figures'];
    return wanted.find((font) => has(font, character)) ?? null;
  };

  /** Characters of one font and one width next to each other are one piece: it can be searched and copied as a word. */
  const piecesOf = ({ text }: FormText, size: number): (Piece | { readonly box: string; readonly at: number })[] => {
    const pieces: (Piece | { readonly box: string; readonly at: number })[] = [];
    let at = 0;
    for (const character of text) {
      const cells = drawnCells(character) ?? 1;
      const font = fontOf(character);
      if (font === null) pieces.push({ box: character, at });
      else {
        const advance = document.font(font).fontSize(size).widthOfString(character);
        const last = pieces.at(-1);
        if (last !== undefined && 'font' in last && last.font === font && last.cells === cells && Math.abs(last.advance - advance) < 1e-6)
          last.text += character;
        else pieces.push({ text: character, font, advance, cells, at });
      }
      at += cells;
    }
    return pieces;
  };

  return {
    write(text, colour) {
      const size = sizeAt(text.cpi);
      const cell = points(cellMm(text.cpi));
      const top = points(text.yMm) + (points(2 * cellMm(text.cpi)) - size) / 2;
      document
        .fillColor(colour)
        .strokeColor(colour)
        .lineWidth(size * STROKE);
      for (const piece of piecesOf(text, size)) {
        const left = points(text.xMm) + piece.at * cell;
        if ('box' in piece) {
          missing.add(piece.box);
          document.rect(left + cell * 0.15, top + size * 0.05, cell * 1.7, size * 0.9).stroke();
          continue;
        }
        // A letter wider than its cell is made narrower; all else keeps its shape.
        const room = piece.cells * cell;
        const scale = Math.min(1, room / piece.advance);
        document
          .font(piece.font)
          .fontSize(size)
          .text(piece.text, left + (room - piece.advance * scale) / 2, top + size * BASELINE, {
            lineBreak: false,
            baseline: 'alphabetic',
            fill: true,
            stroke: text.bold,
            // Scaling applies to the spacing too.
            characterSpacing: room / scale - piece.advance,
            horizontalScaling: scale * 100,
          });
      }
    },
    lacking: () => [...missing],
  };
}
