import { err, ok, type Result } from '../../contract/result.ts';
import type { CardReaderError } from '../errors.ts';
import { type ApduPort, exchange, SW_OK } from './apdu.ts';
import { findTag, fromHex, hexOf, parseTlv, type Tlv } from './tlv.ts';

/** An application that the card offers. `priority` 1 is first; 15 stands for none given. */
export interface CardApplication {
  /** Upper case hex, as the card writes it. */
  readonly aid: string;
  readonly priority: number;
}

/** UnionPay debit, credit, quasi-credit and electronic cash; then the schemes of cards that customers bring from elsewhere. Prefixes: a card's own identifier may be longer. */
export const DEFAULT_AIDS: readonly string[] = [
  'A000000333010101',
  'A000000333010102',
  'A000000333010103',
  'A000000333010106',
  'A0000000031010',
  'A0000000041010',
  'A0000000651010',
  'A00000002501',
];

const PSE = '1PAY.SYS.DDF01';
/** "Function not supported" in answer to a SELECT: the card is blocked, and nothing of it may be used (EMV Book 1, 12.3.2). */
const BLOCKED = 0x6a81;
const cardBlocked = err<CardReaderError>({ code: 'invalidMedia', message: 'the card is blocked' });

export const selectCommand = (name: Uint8Array, next = false): Uint8Array =>
  Uint8Array.of(0x00, 0xa4, 0x04, next ? 0x02 : 0x00, name.length, ...name, 0x00);
export const readRecordCommand = (sfi: number, record: number): Uint8Array => Uint8Array.of(0x00, 0xb2, record, (sfi << 3) | 4, 0x00);

const priorityOf = (objects: readonly Tlv[]): number => {
  const indicator = (findTag(objects, '87')?.value[0] ?? 0) & 0x0f;
  return indicator === 0 ? 15 : indicator;
};
/** Null when the answer is no template of the kind. */
export const templateOf = (data: Uint8Array, tag: string): readonly Tlv[] | null => {
  const parsed = parseTlv(data);
  const [only, ...rest] = parsed.ok ? parsed.value : [];
  return only?.tag === tag && rest.length === 0 ? only.children : null;
};

/** Entries of the payment system directory; null when the card has none that can be read, and then the list of known applications is tried instead. */
async function readDirectory(port: ApduPort): Promise<Result<readonly CardApplication[] | null, CardReaderError>> {
  const selected = await exchange(port, selectCommand(new TextEncoder().encode(PSE)));
  if (!selected.ok) return selected;
  if (selected.value.sw === BLOCKED) return cardBlocked;
  const fci = selected.value.sw === SW_OK ? templateOf(selected.value.data, '6F') : null;
  const sfi = findTag(fci ?? [], '88')?.value[0] ?? 0;
  // Directory files have short identifiers 1 to 10.
  if (sfi < 1 || sfi > 10) return ok(null);
  const found: CardApplication[] = [];
  for (let record = 1; record <= 16; record += 1) {
    const answer = await exchange(port, readRecordCommand(sfi, record));
    if (!answer.ok) return answer;
    if (answer.value.sw !== SW_OK) break;
    const entries = templateOf(answer.value.data, '70');
    if (entries === null) return ok(null);
    for (const entry of entries) {
      const aid = findTag(entry.children ?? [], '4F');
      if (entry.tag === '61' && aid !== null) found.push({ aid: hexOf(aid.value), priority: priorityOf(entry.children ?? []) });
    }
  }
  return ok(found);
}

/** Asks for each known application, and for the next one of the same beginning while the card's own name is longer than what was asked for. */
async function tryList(port: ApduPort, aids: readonly string[]): Promise<Result<readonly CardApplication[], CardReaderError>> {
  const found: CardApplication[] = [];
  for (const [index, aid] of aids.entries()) {
    for (let next = false; found.length < 32; next = true) {
      const answer = await exchange(port, selectCommand(fromHex(aid), next));
      if (!answer.ok) return answer;
      if (answer.value.sw === BLOCKED && index === 0 && !next) return cardBlocked;
      const fci = answer.value.sw === SW_OK ? templateOf(answer.value.data, '6F') : null;
      const name = hexOf(findTag(fci ?? [], '84')?.value ?? new Uint8Array());
      if (fci === null || !name.startsWith(aid)) break;
      found.push({ aid: name, priority: priorityOf(fci) });
      if (name === aid) break;
    }
  }
  return ok(found);
}

/** Applications that both the card and we know, best first: by the directory, or where that gives nothing by the list. An empty list is no error here. */
export async function listApplications(
  port: ApduPort,
  aids: readonly string[] = DEFAULT_AIDS,
): Promise<Result<readonly CardApplication[], CardReaderError>> {
  const directory = await readDirectory(port);
  if (!directory.ok) return directory;
  const known = (directory.value ?? []).filter(({ aid }) => aids.some((prefix) => aid.startsWith(prefix)));
  const listed = known.length > 0 ? ok(known) : await tryList(port, aids);
  return listed.ok ? ok(listed.value.toSorted((a, b) => a.priority - b.priority)) : listed;
}
