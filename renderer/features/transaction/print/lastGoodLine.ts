import type { DocumentView } from '../../../../contract/views/transaction.ts';

type Lines = DocumentView['lines'];

/** What is offered as the last good line: the last that the device confirmed; 0 when it confirmed none. */
export const suggestedLine = (lines: Lines): number =>
  lines.filter((each) => each.paper === 'confirmed').reduce((last, each) => Math.max(last, each.lineNumber), 0);

/** What the teller may name: nothing, or any line that can be on the paper. A line that was never sent cannot. */
export const choosableLines = (lines: Lines): number[] => [
  0,
  ...lines.filter((each) => each.paper !== 'waiting').map((each) => each.lineNumber),
];

export const allConfirmed = (lines: Lines): boolean => lines.length > 0 && lines.every((each) => each.paper === 'confirmed');
