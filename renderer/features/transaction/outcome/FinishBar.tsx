import { Button } from 'antd';
import { useTexts } from '../../../i18n/useTexts.ts';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../../shared/keys/useHotkey.ts';
import { fillInAgain, finish } from './finish.ts';
import type { OutcomeProps } from './OutcomeStage.tsx';

/** The way to the next customer; after a refusal also the way to a corrected form. */
export const FinishBar = ({ entry, step }: OutcomeProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const idle = entry.busy === null;
  useHotkey('Enter', () => void finish(clientKey), { enabled: idle });
  useHotkey('F5', () => void fillInAgain(clientKey), { label: t('keys.fillInAgain'), enabled: idle && step === 'rejected' });
  return (
    <div className="finish-bar">
      <Button type="primary" size="large" autoFocus disabled={!idle} onClick={() => void finish(clientKey)}>
        {t(step === 'accepted' ? 'outcome.next' : 'outcome.close')} <KeyHint keys="Enter" />
      </Button>
      {step === 'rejected' && (
        <Button size="large" disabled={!idle} onClick={() => void fillInAgain(clientKey)}>
          {t('keys.fillInAgain')} <KeyHint keys="F5" />
        </Button>
      )}
    </div>
  );
};
