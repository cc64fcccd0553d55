import type { Language } from '../../contract/errors/wire.ts';
import type { Names } from '../../contract/transactions/definition.ts';

/** The language of the screen is the one thing that is kept in the browser's storage; nothing else may be. */
const STORAGE_KEY = 'guitai.language';

export const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[];

export const isLanguage = (value: unknown): value is Language => value === 'zh' || value === 'en';

export const otherLanguage = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');

export const storedLanguage = (storage: Pick<Storage, 'getItem'>): Language => {
  const value = storage.getItem(STORAGE_KEY);
  return isLanguage(value) ? value : 'zh';
};

export const storeLanguage = (storage: Pick<Storage, 'setItem'>, language: Language): void => storage.setItem(STORAGE_KEY, language);

/** A name of the contract in the screen's language. */
export const nameIn = (names: Names, language: Language): string => names[language];

export const htmlLanguage = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');
