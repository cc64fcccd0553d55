import { err, ok, type Result } from '../../../contract/result.ts';

/** Key blocks by ANSI X9.143 (TR-31:2018). Codes are those of XFS4IoT KeyManagement.ImportKey. */
export interface Tr31Error {
  readonly code: 'formatInvalid' | 'contentInvalid' | 'formatNotSupported' | 'invalidKeyLength';
  readonly message: string;
}
export const tr31Error = (code: Tr31Error['code'], message: string) => err<Tr31Error>({ code, message });

/** A and C bind the key by variants, B derives TDES keys, D derives AES keys. */
export const TR31_VERSIONS = ['A', 'B', 'C', 'D'] as const;
export type Tr31Version = (typeof TR31_VERSIONS)[number];

export interface Tr31OptionalBlock {
  /** Two characters, e.g. `KS` (a key set) or `PB` (padding). */
  readonly id: string;
  readonly data: string;
}

export interface Tr31Header {
  readonly version: Tr31Version;
  /** Two characters, e.g. `P0` (PIN encryption), `K0` (key encryption), `B0` (base derivation key). */
  readonly usage: string;
  /** `T` TDES, `A` AES, `D` DES, ... */
  readonly algorithm: string;
  /** What the key may be used for: `E` encrypt only, `D` decrypt only, `B` both, `N` no restriction, ... */
  readonly mode: string;
  readonly keyVersion: string;
  /** `E` exportable under a trusted key, `N` not, `S` sensitive. */
  readonly exportability: string;
  readonly optionalBlocks: readonly Tr31OptionalBlock[];
}

export const BLOCK_OF: Readonly<Record<Tr31Version, { readonly blockBytes: 8 | 16; readonly macBytes: 4 | 8 | 16 }>> = {
  A: { blockBytes: 8, macBytes: 4 },
  B: { blockBytes: 8, macBytes: 8 },
  C: { blockBytes: 8, macBytes: 4 },
  D: { blockBytes: 16, macBytes: 16 },
};

const HEADER = /^([A-D])([0-9]{4})([0-9A-Z]{2})([0-9A-Z])([0-9A-Z])([0-9A-Z]{2})([0-9A-Z])([0-9]{2})00/;
const PRINTABLE = /^[\x20-\x7e]*$/;

const encodeOptional = ({ id, data }: Tr31OptionalBlock): string =>
  `${id}${(data.length + 4).toString(16).toUpperCase().padStart(2, '0')}${data}`;

/**
 * The header of a block that will be `length` characters in all, optional blocks included. Their sum is filled up to whole cipher blocks
 * with a `PB` block.
 */
export function encodeHeader(header: Tr31Header, bodyLength: number): string {
  const { blockBytes } = BLOCK_OF[header.version];
  const blocks = header.optionalBlocks.filter(({ id }) => id !== 'PB').map(encodeOptional);
  const over = blocks.join('').length % blockBytes;
  if (over !== 0) {
    const gap = blockBytes - over;
    blocks.push(encodeOptional({ id: 'PB', data: '0'.repeat((gap < 4 ? gap + blockBytes : gap) - 4) }));
  }
  const length = String(16 + blocks.join('').length + bodyLength).padStart(4, '0');
  const { version, usage, algorithm, mode, keyVersion, exportability } = header;
  const count = String(blocks.length).padStart(2, '0');
  return `${version}${length}${usage}${algorithm}${mode}${keyVersion}${exportability}${count}00${blocks.join('')}`;
}

/** Takes the header and its optional blocks from the front of a block and tells how long they are. */
export function parseHeader(block: string): Result<{ readonly header: Tr31Header; readonly headerLength: number }, Tr31Error> {
  if (!PRINTABLE.test(block)) return tr31Error('formatInvalid', 'a key block holds printable ASCII characters alone');
  if (/^[^A-D]/.test(block)) return tr31Error('formatNotSupported', 'key blocks of this version are not supported');
  const found = HEADER.exec(block);
  if (found === null) return tr31Error('formatInvalid', 'the header of the key block breaks its own rules');
  const [, version = '', length = '', usage = '', algorithm = '', mode = '', keyVersion = '', exportability = '', count = ''] = found;
  if (Number(length) !== block.length)
    return tr31Error('formatInvalid', `the key block says ${Number(length)} characters and has ${block.length}`);
  const optionalBlocks: Tr31OptionalBlock[] = [];
  let at = 16;
  for (let index = 0; index < Number(count); index += 1) {
    const optional = parseOptional(block, at);
    if (optional === null) return tr31Error('formatInvalid', 'an optional block of the key block breaks its own rules');
    optionalBlocks.push(optional.block);
    at = optional.end;
  }
  const { blockBytes } = BLOCK_OF[version as Tr31Version];
  if ((at - 16) % blockBytes !== 0) return tr31Error('formatInvalid', 'the optional blocks are not whole cipher blocks');
  const header = { version: version as Tr31Version, usage, algorithm, mode, keyVersion, exportability, optionalBlocks };
  return ok({ header, headerLength: at });
}

/**
 * ID, two hexadecimal digits of length (ID and length included) and data; length 00 announces a longer form: digits of the length, then the
 * length.
 */
function parseOptional(block: string, at: number): { readonly block: Tr31OptionalBlock; readonly end: number } | null {
  const short = /^([0-9A-Z]{2})([0-9A-F]{2})/.exec(block.slice(at, at + 4));
  if (short === null) return null;
  const [, id = '', lengthText = ''] = short;
  let length = Number.parseInt(lengthText, 16);
  let lead = 4;
  if (length === 0) {
    const digits = /^[0-9A-F]{2}$/.test(block.slice(at + 4, at + 6)) ? Number.parseInt(block.slice(at + 4, at + 6), 16) * 2 : 0;
    const long = block.slice(at + 6, at + 6 + digits);
    if (digits === 0 || digits > 8 || !/^[0-9A-F]+$/.test(long)) return null;
    length = Number.parseInt(long, 16);
    lead = 6 + digits;
  }
  if (length < lead || at + length > block.length) return null;
  return { block: { id, data: block.slice(at + lead, at + length) }, end: at + length };
}

/** What `wrap` accepts as header fields. */
export function isHeader(header: Tr31Header): boolean {
  const text = encodeHeader(header, 0);
  const dataFits = header.optionalBlocks.every(({ id, data }) => /^[0-9A-Z]{2}$/.test(id) && PRINTABLE.test(data) && data.length <= 251);
  return HEADER.test(text) && dataFits && header.optionalBlocks.length < 99;
}
