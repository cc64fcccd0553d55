import { useEffect } from 'react';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { FormOverride } from '../../../contract/views/override.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { loadOverride } from './overrideActions.ts';
import { useOverrideSlot } from './overrideStore.ts';
import { hasWords } from './waiting.ts';

/** What the supervisor said, in their own words. */
export const OverrideWords = ({ override }: { readonly override: FormOverride }) => {
  const { t } = useTexts();
  const last = override.decisions.at(-1);
  return (
    <div role="alert" className="notice notice-error override-words">
      <strong>{t(`overrides.states.${override.state}`)}</strong>
      {override.state !== 'expired' && last !== undefined && (
        <span>{t('overrides.saidNo', { ...last.by, reason: last.reason.trim() === '' ? t('overrides.saidNothing') : last.reason })}</span>
      )}
      <span>{t(override.state === 'expired' ? 'overrides.expiredText' : 'overrides.backToFields')}</span>
    </div>
  );
};

/** The same beside the fields, to which the form has gone back. */
export const EntryOverrideWords = ({ clientKey }: { readonly clientKey: ClientKey }) => {
  const { override } = useOverrideSlot(clientKey);
  useEffect(() => {
    void loadOverride(clientKey);
  }, [clientKey]);
  return hasWords(override) ? <OverrideWords override={override} /> : null;
};
