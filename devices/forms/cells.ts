import { cellsOf, gbkBytes } from '../passbook/text.ts';

// Controls, invisible formatting and half characters. A name that holds a direction mark would be shown in another order than it is stored.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** True for texts that no paper can bear, whatever prints it. */
export const isUnprintable = (text: string): boolean => UNPRINTABLE.test(text);

/**
 * Width in cells on any paper. Characters that printers lack (those outside GBK, such as 𠮷) take two cells like all other Chinese ones, so that a form looks the same where
 * they can be drawn; whether they can is for the one who draws to say. Null for unprintable texts.
 */
export function drawnCells(text: string): number | null {
  if (isUnprintable(text)) return null;
  let cells = 0;
  for (const character of text) cells += cellsOf(character) ?? 2;
  return cells;
}

/** The characters of a text that the counter's printers do not have, each once. */
export const printersLack = (text: string): string[] => [...new Set([...text].filter((character) => gbkBytes(character) === null))];
