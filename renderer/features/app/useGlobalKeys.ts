import { useEffect } from 'react';
import { switchLanguage } from '../../i18n/start.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { listenForHotkeys } from '../../shared/keys/hotkeyStore.ts';
import { useHotkey } from '../../shared/keys/useHotkey.ts';

/** Keys that work wherever the teller is, before signing on too. */
export const useGlobalKeys = (): void => {
  const { t } = useTexts();
  useEffect(() => listenForHotkeys(), []);
  useHotkey('F7', switchLanguage, { label: t('frame.language') });
};
