import { useTranslation } from 'react-i18next';
import type { Language, WireError } from '../../contract/errors/wire.ts';
import { errorAction, errorText } from '../../contract/errors/wire.ts';
import type { Names } from '../../contract/transactions/definition.ts';
import { isLanguage, nameIn } from './language.ts';

type Told = Pick<WireError, 'code' | 'details'>;

/** Texts of the screen, of the contract's names and of its errors, in the language that is set now. */
export const useTexts = () => {
  const { t, i18n } = useTranslation();
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'zh';
  return {
    t,
    language,
    name: (names: Names): string => nameIn(names, language),
    /** For views that carry their names as two properties. */
    pick: (zh: string, en: string): string => (language === 'zh' ? zh : en),
    errorText: (error: Told): string => errorText(error, language),
    errorAction: (error: Told): string => errorAction(error, language),
  };
};
