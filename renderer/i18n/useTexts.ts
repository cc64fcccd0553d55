import { useTranslation } from 'react-i18next';
import type { Language, WireError } from '../../contract/errors/wire.ts';
import { errorAction, errorText } from '../../contract/errors/wire.ts';
import type { Names } from '../../contract/transactions/definition.ts';
import { en } from './en/index.ts';
import { detailsInWords } from './errorWords.ts';
import { isLanguage, nameIn } from './language.ts';
import { refusalInWords } from './refusalWords.ts';
import { zh } from './zh/index.ts';

type Told = Pick<WireError, 'code' | 'details'>;

const isKnown = <T extends object>(known: T, key: PropertyKey): key is keyof T => Object.hasOwn(known, key);

/** Texts of the screen, of the contract's names and of its errors, in the language that is set now. */
export const useTexts = () => {
  const { t, i18n } = useTranslation();
  const language: Language = isLanguage(i18n.language) ? i18n.language : 'zh';
  const { devices, stages, events, ecif, offline, roles, till } = language === 'zh' ? zh : en;
  const inWords = ({ code, details }: Told): Told => ({
    code,
    details: detailsInWords(details, {
      deviceCode: devices.codes,
      device: devices.classes,
      stage: stages,
      reason: ecif.idReasons,
      limit: offline.limits,
      role: roles,
      state: till.states,
      piece: (names) => nameIn(names, language),
    }),
  });
  return {
    t,
    language,
    name: (names: Names): string => nameIn(names, language),
    /** For views that carry their names as two properties. */
    pick: (zh: string, en: string): string => (language === 'zh' ? zh : en),
    /** A recorded event in words; one that has none yet is told as it was recorded. */
    eventText: (event: string): string => (isKnown(events, event) ? events[event] : event),
    errorText: (error: Told): string => errorText(inWords(refusalInWords(error, language === 'zh' ? zh.refusals : en.refusals)), language),
    errorAction: (error: Told): string => errorAction(inWords(error), language),
  };
};
