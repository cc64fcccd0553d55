import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { Money } from '../../shared/components/Money.tsx';
import { ask, type Decision, decide, useOfflineStore } from './offlineStore.ts';

interface DecideDialogProps {
  readonly item: TransactionView;
  readonly decision: Decision;
}

const EMPTY = { tellerId: '', password: '', code: '', reason: '' };
type Part = keyof typeof EMPTY;

/** A supervisor has come: who they are and, for taking one back, why. The teller stays signed on. */
export const DecideDialog = ({ item, decision }: DecideDialogProps) => {
  const { t } = useTexts();
  const { busy, refused } = useOfflineStore();
  const [typed, setTyped] = useState(EMPTY);
  const parts: readonly Part[] = decision === 'void' ? ['reason', 'tellerId', 'password', 'code'] : ['tellerId', 'password', 'code'];
  const missing = parts.some((part) => part !== 'code' && typed[part].trim() === '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (missing || busy) return;
    const { tellerId, password, code, reason } = typed;
    void decide({ tellerId: tellerId.trim(), password, reason: reason.trim(), ...(code === '' ? {} : { code }) }).then((done) => {
      if (!done) setTyped((before) => ({ ...before, password: '', code: '' }));
    });
  };
  return (
    <Dialog
      title={t(`offline.${decision}`)}
      onClose={() => ask(null)}
      footer={
        <>
          <Button size="large" onClick={() => ask(null)}>
            {t('offline.cancel')} <KeyHint keys="Esc" />
          </Button>
          <Button
            size="large"
            type="primary"
            htmlType="submit"
            form="offline-decision"
            danger={decision === 'void'}
            disabled={missing || busy}
          >
            {t('offline.confirm')} <KeyHint keys="Enter" />
          </Button>
        </>
      }
    >
      <form id="offline-decision" onSubmit={submit} noValidate>
        {item.quote !== null && <Money value={item.quote.amount} currency={item.quote.currency} size="huge" />}
        <p>{t(`offline.texts.${decision}`)}</p>
        {parts.map((part, index) => (
          <div key={part} className="dialog-line">
            <label htmlFor={`offline-${part}`}>{t(`offline.parts.${part}`)}</label>
            <input
              id={`offline-${part}`}
              className="input"
              type={part === 'password' ? 'password' : 'text'}
              inputMode={part === 'tellerId' || part === 'code' ? 'numeric' : 'text'}
              autoComplete="off"
              maxLength={part === 'reason' ? 200 : part === 'code' ? 6 : 128}
              {...(index === 0 ? { 'data-first-answer': true } : {})}
              value={typed[part]}
              onChange={(event) => setTyped({ ...typed, [part]: event.target.value })}
            />
          </div>
        ))}
        <ErrorNotice error={refused} />
      </form>
    </Dialog>
  );
};
