import { pinyin } from 'pinyin-pro';

const tidy = (text: string): string =>
  text
    .replace(/[^a-z0-9]+/gi, ' ')
    .trim()
    .toLowerCase();

/** The reading of a person's name: 曾 is zeng and 单于 is shan yu when they are surnames. Syllables apart, no tones, small letters. */
export const personPinyin = (name: string): string => tidy(pinyin(name, { toneType: 'none', v: true, surname: 'head' }));

/** The reading of any other text; `surname` mode would misread a company's first character. */
export const textPinyin = (text: string): string => tidy(pinyin(text, { toneType: 'none', v: true, surname: 'off' }));

/** `zgf` for 曾国藩: what a teller types to find a name. */
export const personInitials = (name: string): string =>
  personPinyin(name)
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join('');
