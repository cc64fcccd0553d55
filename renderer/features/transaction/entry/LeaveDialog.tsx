import { Button } from 'antd';
import type { ClientKey } from '../../../../contract/primitives.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Dialog } from '../../../shared/components/Dialog.tsx';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { useWorkspaceStore } from '../../counter/workspaceStore.ts';
import { discard } from '../formActions.ts';
import { useFormStore } from '../formStore.ts';

interface LeaveDialogProps {
  readonly clientKey: ClientKey;
  readonly onStay: () => void;
}

/** Leaving a form that holds something: parked is the answer of Enter, given up the one that is hardest to reach. */
export const LeaveDialog = ({ clientKey, onStay }: LeaveDialogProps) => {
  const { t } = useTexts();
  const park = (): void => useWorkspaceStore.getState().show({ kind: 'home' });
  const giveUp = async (): Promise<void> => {
    if (!(await discard(clientKey))) return onStay();
    park();
    useFormStore.getState().remove(clientKey);
  };
  return (
    <Dialog
      title={t('leave.title')}
      onClose={onStay}
      footer={
        <>
          <Button size="large" type="text" danger onClick={() => void giveUp()}>
            {t('leave.discard')}
          </Button>
          <Button size="large" onClick={onStay}>
            {t('leave.stay')} <KeyHint keys="Esc" />
          </Button>
          <Button size="large" type="primary" data-first-answer onClick={park}>
            {t('leave.park')} <KeyHint keys="Enter" />
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  );
};
