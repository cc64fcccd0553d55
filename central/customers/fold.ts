import { pinyin } from 'pinyin-pro';

/** Spaces, dots and the several middle dots of transcribed names: nobody types the one that was stored. */
const FILLERS = /[\s.\u00b7\u2022\u2027\u30fb\uff0e\uff65-]/gu;

/** How a name is compared: width and case folded, fillers dropped. */
export const foldText = (text: string): string => text.normalize('NFKC').replaceAll(FILLERS, '').toLowerCase();

export interface SearchForms {
  /** As shown: `zēng` without tones, syllables apart. */
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
  const syllables = pinyin(name.replaceAll(FILLERS, ''), {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
    surname: kind === 'person' ? 'head' : 'off',
  });
  return {
    pinyin: syllables.join(' '),
    searchName: foldText(name),
    searchPinyin: foldText(syllables.join('')),
    searchInitials: foldText(syllables.map((syllable) => [...syllable][0] ?? '').join('')),
  };
}
