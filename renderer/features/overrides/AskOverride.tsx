import { Button } from 'antd';
import { useId, useState } from 'react';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { AskedKind, FormOverride } from '../../../contract/views/override.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { OverrideError } from './OverrideError.tsx';
import { OverrideWords } from './OverrideWords.tsx';
import { askOverride } from './overrideActions.ts';
import { hasWords } from './waiting.ts';

interface AskOverrideProps {
  readonly clientKey: ClientKey;
  /** The last request of this form, which is over. */
  readonly override: FormOverride | null;
  readonly busy: string | null;
  readonly idle: boolean;
  readonly onHere: () => void;
}

const LONGEST_REASON = 300;

/** Nothing is asked, or the answer was no: how shall it be asked? */
export const AskOverride = ({ clientKey, override, busy, idle, onHere }: AskOverrideProps) => {
  const { t } = useTexts();
  const [reason, setReason] = useState(override?.reason ?? '');
  const reasonId = useId();
  const ask = async (kind: AskedKind): Promise<void> => {
    if ((await askOverride(clientKey, kind, reason.trim())) && kind === 'local') onHere();
  };
  useHotkey('F5', () => void ask('local'), { label: t('overrides.here'), enabled: idle });
  useHotkey('F9', () => void ask('remote'), { label: t('overrides.remote'), enabled: idle });
  return (
    <>
      {hasWords(override) ? <OverrideWords override={override} /> : <p>{t('overrides.needed')}</p>}
      {override?.state === 'refused' && <OverrideError error={override.error} />}
      {override?.state === 'withdrawn' && <p className="override-state">{t('overrides.states.withdrawn')}</p>}
      <label htmlFor={reasonId}>{t('overrides.reason')}</label>
      <input
        id={reasonId}
        className="input"
        autoComplete="off"
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="override-actions">
        <Button disabled={!idle} onClick={() => void ask('local')}>
          {t('overrides.here')} <KeyHint keys="F5" />
        </Button>
        <Button disabled={!idle} onClick={() => void ask('remote')}>
          {busy === 'ask' ? t('overrides.sending') : t('overrides.remote')} <KeyHint keys="F9" />
        </Button>
      </div>
    </>
  );
};
