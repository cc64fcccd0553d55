import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../contract/errors/wire.ts';
import { en } from './en/index.ts';
import { htmlLanguage, isLanguage, otherLanguage, storedLanguage, storeLanguage } from './language.ts';
import { zh } from './zh/index.ts';

export const startI18n = (): void => {
  const language = storedLanguage(window.localStorage);
  document.documentElement.lang = htmlLanguage(language);
  i18next.on('languageChanged', (changed) => {
    if (!isLanguage(changed)) return;
    document.documentElement.lang = htmlLanguage(changed);
    storeLanguage(window.localStorage, changed);
  });
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh',
    defaultNS: 'app',
    ns: ['app'],
    resources: { zh: { app: zh }, en: { app: en } },
    // React escapes; escaping twice would show entities to the teller.
    interpolation: { escapeValue: false },
  });
};

export const currentLanguage = (): Language => (isLanguage(i18next.language) ? i18next.language : 'zh');

export const switchLanguage = (): void => void i18next.changeLanguage(otherLanguage(currentLanguage()));
