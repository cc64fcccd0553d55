import { Button } from 'antd';
import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import type { FormOverride } from '../../../contract/views/override.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useNow } from '../../shared/useNow.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { withdraw } from './overrideActions.ts';
import { WaitedFor } from './WaitedFor.tsx';
import { isUnanswered, NOBODY_AFTER_SECONDS } from './waiting.ts';

interface OverrideWaitingProps {
  readonly override: FormOverride;
  readonly idle: boolean;
  readonly onHere: () => void;
}

/** Who has it and for how long, and what can be done meanwhile. */
export const OverrideWaiting = ({ override, idle, onHere }: OverrideWaitingProps) => {
  const { t } = useTexts();
  const unanswered = isUnanswered(override, useNow());
  const park = (): void => useWorkspaceStore.getState().show({ kind: 'home' });
  const takeBack = (): void => void withdraw(override.clientKey);
  const local = override.kind === 'local';
  useHotkey('F5', onHere, { label: t(local ? 'overrides.here' : 'overrides.approveHere'), enabled: idle });
  useHotkey('F9', park, { label: t('overrides.park') });
  useHotkey('F11', takeBack, { label: t('overrides.withdraw'), enabled: idle });
  const who =
    override.state === 'asking'
      ? t('overrides.states.asking')
      : local
        ? t('overrides.atCounter')
        : override.assignedTo === null
          ? t('overrides.atQueue')
          : t('overrides.atPerson', { tellerId: override.assignedTo });
  return (
    <>
      <p className="override-head">
        <span className="badge badge-pending">{t(`overrides.states.${override.state}`)}</span> <WaitedFor since={override.requestedAt} />
      </p>
      <p role="status">{who}</p>
      {override.decisions.map((each) => (
        <p key={each.at}>{t('overrides.consented', each.by)}</p>
      ))}
      <div role="alert" className={override.silentSince !== null || unanswered ? 'notice notice-warning' : 'visually-empty'}>
        {override.silentSince !== null
          ? t('overrides.silent', { time: branchTimeOfDay(override.silentSince) })
          : unanswered && t('overrides.nobody', { seconds: NOBODY_AFTER_SECONDS })}
      </div>
      <div className="override-actions">
        <Button disabled={!idle} onClick={onHere}>
          {t(local ? 'overrides.here' : 'overrides.approveHere')} <KeyHint keys="F5" />
        </Button>
        <Button onClick={park}>
          {t('overrides.park')} <KeyHint keys="F9" />
        </Button>
        <Button disabled={!idle} onClick={takeBack}>
          {t('overrides.withdraw')} <KeyHint keys="F11" />
        </Button>
      </div>
    </>
  );
};
