import { Button } from 'antd';
import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import type { FormOverride } from '../../../contract/views/override.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { withdraw } from './overrideActions.ts';

/** Who approved, and how long it holds. */
export const OverrideApproved = ({ override, idle }: { readonly override: FormOverride; readonly idle: boolean }) => {
  const { t, pick } = useTexts();
  const takeBack = (): void => void withdraw(override.clientKey);
  useHotkey('F11', takeBack, { label: t('overrides.withdraw'), enabled: idle });
  const names = override.decisions.map(({ by }) => t('overrides.person', by)).join(pick('、', ', '));
  return (
    <>
      <p role="status" className="notice notice-good">
        <strong>{t('overrides.approvedBy', { names })}</strong>
        {override.expiresAt !== null && <span>{t('overrides.validUntil', { time: branchTimeOfDay(override.expiresAt) })}</span>}
      </p>
      <div className="override-actions">
        <Button disabled={!idle} onClick={takeBack}>
          {t('overrides.withdraw')} <KeyHint keys="F11" />
        </Button>
      </div>
    </>
  );
};
