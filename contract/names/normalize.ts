import { personPinyin, textPinyin } from './pinyin.ts';

/** A name as it is compared: never shown, never stored as the customer's name. */
export type ComparableName = {
  /** Han characters without suffix and punctuation; null for a name in Latin letters. */
  readonly han: string | null;
  /**
   * Latin tokens in capitals, sorted: word order differs between lists. Several spellings of a person in Han characters, because
   * lists write FAN GUO ZENG as ZENG GUOFAN.
   */
  readonly latin: readonly string[];
};

export type NameKind = 'person' | 'organisation';

// Legal forms say nothing about who it is. Longest first, so that 有限公司 does not leave 股份 behind.
const HAN_SUFFIXES = /(集团)?(股份有限公司|有限责任公司|有限公司|股份公司|公司|有限|股份|集团)$/;
const LATIN_SUFFIXES = new Set(
  'CO COMPANY LTD LIMITED INC INCORPORATED CORP CORPORATION LLC LLP PLC GMBH AG SA SARL BV NV PTE PTY JSC OOO GROUP'.split(' '),
);

const HAN = /\p{Script=Han}/u;

/** Width, case, accents, punctuation and the middle dot of Uygur names folded. */
const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/['’`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function withoutHanSuffix(text: string): string {
  const bare = text.replace(HAN_SUFFIXES, '');
  return bare === '' ? text : bare;
}

export function comparableName(name: string, kind: NameKind): ComparableName {
  const folded = fold(name);
  const isHan = HAN.test(folded);
  const joined = folded.replaceAll(' ', '');
  const han = isHan ? (kind === 'organisation' ? withoutHanSuffix(joined) : joined) : null;
  const spoken = (han === null ? folded : kind === 'person' ? personPinyin(han) : textPinyin(han)).toUpperCase();
  const tokens = spoken.split(' ').filter((token) => token !== '');
  const kept = kind === 'organisation' ? tokens.filter((token) => !LATIN_SUFFIXES.has(token)) : tokens;
  const words = kept.length > 0 ? kept : tokens;
  const spellings = han !== null && kind === 'person' ? givenNameJoined(words) : [words];
  return { han, latin: spellings.map((spelling) => spelling.toSorted().join(' ')).filter((latin) => latin !== '') };
}

/** The syllables apart, and with the given name in one word after a surname of one or two syllables. */
function givenNameJoined(syllables: readonly string[]): readonly (readonly string[])[] {
  const after = (surname: number): string[] => [syllables.slice(0, surname).join(''), syllables.slice(surname).join('')];
  return syllables.length < 3 ? [syllables] : [syllables, after(1), after(2)];
}
