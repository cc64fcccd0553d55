import { pinyin } from 'pinyin-pro';

/** Spaces, dots and the several middle dots of transcribed names: nobody types the one that was stored. */
const FILLERS = /[\s.\u00b7\u2022\u2027\u30fb\uff0e\uff65-]/gu;

/** Characters that names are registered with and that input methods do not offer, by what people type for them. */
const VARIANTS: Readonly<Record<string, string>> = { 𠮷: '吉', 喆: '哲', 堃: '坤', 昇: '升', 峯: '峰' };

const plainCharacters = (text: string): string => [...text.replaceAll(FILLERS, '')].map((each) => VARIANTS[each] ?? each).join('');

/** How a name is compared: width, case and variants folded, fillers dropped. */
export const foldText = (text: string): string => plainCharacters(text.normalize('NFKC')).toLowerCase();

/** Surnames of two characters whose reading the pinyin table does not know. */
const SURNAMES: ReadonlyArray<readonly [surname: string, syllables: readonly string[]]> = [['单于', ['chan', 'yu']]];

function syllablesOf(name: string, kind: 'person' | 'company'): string[] {
  const known = kind === 'person' ? SURNAMES.find(([surname]) => name.startsWith(surname)) : undefined;
  const rest = known === undefined ? name : name.slice(known[0].length);
  const surname = kind === 'person' && known === undefined ? 'head' : 'off';
  const read = rest === '' ? [] : pinyin(rest, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', surname });
  return [...(known?.[1] ?? []), ...read];
}

export interface SearchForms {
  /** As shown: without tones, syllables apart. */
  readonly pinyin: string;
  readonly searchName: string;
  readonly searchPinyin: string;
  readonly searchInitials: string;
}

/**
 * What a name is found by. Surnames have readings of their own (曾 zeng, 单于 chan yu, 仇 qiu, 区 ou), for persons only: in a
 * company's name the same characters read as usual.
 */
export function searchForms(name: string, kind: 'person' | 'company'): SearchForms {
  const syllables = syllablesOf(plainCharacters(name), kind);
  return {
    pinyin: syllables.join(' '),
    searchName: foldText(name),
    searchPinyin: foldText(syllables.join('')),
    searchInitials: foldText(syllables.map((syllable) => [...syllable][0] ?? '').join('')),
  };
}
