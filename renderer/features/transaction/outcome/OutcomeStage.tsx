import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { useHotkey } from '../../../shared/keys/useHotkey.ts';
import { useComeIntoView } from '../../../shared/useComeIntoView.ts';
import { useWorkspaceStore } from '../../counter/workspaceStore.ts';
import { PaperList } from '../../papers/PaperList.tsx';
import type { Step } from '../formSteps.ts';
import { PrintStage } from '../print/PrintStage.tsx';
import type { FormProps } from '../TransactionForm.tsx';
import { Accepted } from './Accepted.tsx';
import { FinishBar } from './FinishBar.tsx';
import { finish } from './finish.ts';
import { InDoubt } from './InDoubt.tsx';
import { Recap } from './Recap.tsx';
import { Rejected } from './Rejected.tsx';
import { Settled } from './Settled.tsx';

export interface OutcomeProps extends FormProps {
  readonly step: Exclude<Step, 'entry' | 'review'>;
}

const Result = (props: OutcomeProps) => {
  switch (props.step) {
    case 'sending':
    case 'queued':
    case 'ended':
      return <Settled kind={props.step} />;
    case 'inDoubt':
      return <InDoubt {...props} />;
    case 'rejected':
      return <Rejected {...props} />;
    default:
      return <Accepted {...props} />;
  }
};

/** After the post was sent: what became of it, in words that cannot be mistaken, and what there is left to do. */
export const OutcomeStage = (props: OutcomeProps) => {
  const { entry, step } = props;
  const { t } = useTexts();
  // Esc steps aside and loses nothing: the form stays among the tabs until it is finished. One that is over is put away.
  const over = step === 'rejected' || step === 'ended' || entry.view.stage === 'done';
  const aside = (): void => useWorkspaceStore.getState().show({ kind: 'home' });
  useHotkey('Escape', () => (over ? void finish(entry.view.clientKey) : aside()), {
    label: over ? t('outcome.close') : t('keys.aside'),
  });
  const shown = useComeIntoView<HTMLDivElement>();
  const stoodAlone = step === 'rejected' ? null : entry.error;
  return (
    <div className="transaction-body">
      <div ref={shown} className="outcome">
        {entry.view.recovered && <p className="notice notice-warning">{t('outcome.recovered')}</p>}
        <Result {...props} />
        {stoodAlone !== null && <ErrorNotice error={stoodAlone} />}
        {(step === 'print' || step === 'confirmPrint') && <PrintStage {...props} />}
        {(step === 'accepted' || step === 'rejected' || step === 'queued' || step === 'ended') && <FinishBar {...props} />}
      </div>
      <div className="transaction-side">
        {(step === 'accepted' || step === 'print' || step === 'confirmPrint') && (
          <PaperList clientKey={entry.view.clientKey} keys={step === 'accepted'} />
        )}
        <Recap {...props} />
      </div>
    </div>
  );
};
