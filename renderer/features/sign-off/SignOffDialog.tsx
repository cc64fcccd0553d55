import { Button } from 'antd';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useCounterStore } from '../counter/counterStore.ts';
import { type Blocker, blockersOf } from './blockers.ts';
import { leaveSignOff, signOff, useSignOffStore } from './signOffStore.ts';

const BlockerLine = ({ blocker }: { readonly blocker: Blocker | string }) => {
  const { t, name } = useTexts();
  if (typeof blocker === 'string') return <li>{blocker}</li>;
  const definition = findTransaction(blocker.transactionCode);
  return (
    <li>
      <b className="figures">{blocker.transactionCode}</b> {definition === undefined ? '' : name(definition.names)} —{' '}
      {t(`stages.${blocker.stage}`)} <small className="figures">…{blocker.keyEnd}</small>
    </li>
  );
};

/** 0103: asks once, and names everything that stands in the way. */
export const SignOffDialog = () => {
  const { t } = useTexts();
  const { asked, busy, error } = useSignOffStore();
  const till = useCounterStore((state) => state.counter?.till ?? null);
  const forms = useCounterStore((state) => state.counter?.forms.length ?? 0);
  const blockers = error === null ? [] : blockersOf(error);
  if (!asked) return null;
  return (
    <Dialog
      title={t('signOff.title')}
      onClose={leaveSignOff}
      footer={
        <>
          <Button size="large" onClick={leaveSignOff}>
            {t('signOff.stay')} <KeyHint keys="Esc" />
          </Button>
          <Button size="large" type="primary" data-first-answer disabled={busy} onClick={() => void signOff()}>
            {busy ? t('signOff.busy') : t('signOff.confirm')} <KeyHint keys="Enter" />
          </Button>
        </>
      }
    >
      <p>{t('signOff.text')}</p>
      {till !== null && <p className="notice notice-info">{t('signOff.tillStays', { tillId: till.tillId })}</p>}
      {forms > 0 && <p className="notice notice-info">{t('signOff.formsOpen', { count: forms })}</p>}
      {blockers.length > 0 ? (
        <div role="alert" className="notice notice-error">
          <strong>{t('signOff.blocked')}</strong>
          <ul>
            {blockers.map((each) => (
              <BlockerLine key={typeof each === 'string' ? each : each.keyEnd} blocker={each} />
            ))}
          </ul>
        </div>
      ) : (
        <ErrorNotice error={error} />
      )}
    </Dialog>
  );
};
