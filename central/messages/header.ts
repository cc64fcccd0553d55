import { err, ok, type Result } from '../../contract/result.ts';

/** Length of the header before a CNAPS2 message, characters (domain: payment systems). */
export const HEADER_LENGTH = 132;

/** Fields in their order with their widths. Numbers are text: they have leading zeros. */
const LAYOUT = [
  ['begin', 3],
  ['version', 2],
  ['sender', 14],
  ['senderSystem', 4],
  ['receiver', 14],
  ['receiverSystem', 4],
  ['date', 8],
  ['time', 6],
  ['structure', 3],
  ['type', 20],
  ['messageId', 20],
  ['reference', 20],
  ['priority', 1],
  ['direction', 1],
  ['reserve', 9],
  ['end', 3],
] as const;

type HeaderField = (typeof LAYOUT)[number][0];

/** What a sender says; begin, version, structure, reserve and end are fixed. */
export type Header = Readonly<Record<Exclude<HeaderField, 'begin' | 'version' | 'structure' | 'reserve' | 'end'>, string>>;

const FIXED = { begin: '{H:', version: '02', structure: 'XML', reserve: '', end: '}\r\n' } as const;

export interface HeaderProblem {
  readonly field: HeaderField | 'length';
  readonly text: string;
}

const isPlain = (text: string): boolean => /^[\x20-\x7E]*$/.test(text);

/** The 132 characters before the message. Refuses a value that is wider than its field or not ASCII; nothing is cut. */
export function writeHeader(header: Header): Result<string, HeaderProblem> {
  let text = '';
  for (const [field, width] of LAYOUT) {
    const value = { ...FIXED, ...header }[field];
    if (value.length > width || (field !== 'end' && !isPlain(value))) return err({ field, text: value });
    text += value.padEnd(width, ' ');
  }
  return ok(text);
}

/** The header of a received message, its fields without their filling. Refuses what does not begin and end as one. */
export function readHeader(text: string): Result<Header, HeaderProblem> {
  if (text.length < HEADER_LENGTH) return err({ field: 'length', text: String(text.length) });
  const read: Partial<Record<HeaderField, string>> = {};
  let at = 0;
  for (const [field, width] of LAYOUT) {
    const value = text.slice(at, at + width);
    at += width;
    const fixed = FIXED[field as keyof typeof FIXED];
    if (fixed !== undefined && value.trimEnd() !== fixed.trimEnd()) return err({ field, text: value });
    read[field] = value.trimEnd();
  }
  const { begin: _begin, version: _version, structure: _structure, reserve: _reserve, end: _end, ...header } = read;
  if (!/^\d{8}$/.test(header.date ?? '')) return err({ field: 'date', text: header.date ?? '' });
  if (!/^\d{6}$/.test(header.time ?? '')) return err({ field: 'time', text: header.time ?? '' });
  return ok(header as Header);
}
