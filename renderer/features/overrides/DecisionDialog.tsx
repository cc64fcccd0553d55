import { Button } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { OverrideView } from '../../../contract/central/overrides.ts';
import { parseAmount, toWire } from '../../../contract/money/amount.ts';
import { tellerIdSchema } from '../../../contract/primitives.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { Money } from '../../shared/components/Money.tsx';
import { OverrideError } from './OverrideError.tsx';
import { type Act, askFor, assign, decide, useQueueStore } from './queueStore.ts';

interface DecisionDialogProps {
  readonly request: OverrideView;
  readonly act: Act;
}

const LONGEST_REASON = 300;

/** One question about one request: the amount again, a reason, or a name, and then it is said. */
export const DecisionDialog = ({ request, act }: DecisionDialogProps) => {
  const { t, name } = useTexts();
  const { deciding, refused } = useQueueStore();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const rekeys = act === 'approve' && request.rekeyAmount;
  const asks = act !== 'approve' || rekeys;
  const leave = (): void => askFor(null);

  const say = (): boolean => {
    const typed = text.normalize('NFKC').trim();
    if (act === 'assign') {
      const to = tellerIdSchema.safeParse(typed);
      if (to.success) void assign(to.data);
      return to.success;
    }
    if (act === 'approve') {
      const again = rekeys ? parseAmount(typed, request.currency) : null;
      if (again?.ok === false) return false;
      void decide('approve', '', again === null ? undefined : toWire(again.value));
      return true;
    }
    if (typed === '') return false;
    void decide(act, typed, undefined);
    return true;
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = say();
    setWrong(!said);
    if (!said) field.current?.focus();
  };

  const label = act === 'assign' ? t('overrides.decide.to') : rekeys ? t('overrides.dialog.amount') : t('overrides.decide.reason');
  const complaint =
    act === 'assign' ? t('overrides.decide.toMissing') : rekeys ? t('overrides.dialog.amountWrong') : t('overrides.decide.reasonMissing');
  const definition = findTransaction(request.transactionCode);
  return (
    <Dialog
      title={t(`overrides.decide.${act}`)}
      onClose={leave}
      footer={
        <>
          <Button size="large" onClick={leave}>
            {t('overrides.decide.cancel')} <KeyHint keys="Esc" />
          </Button>
          <Button
            size="large"
            type="primary"
            danger={act === 'reject'}
            htmlType="submit"
            form="override-decision"
            disabled={deciding}
            {...(asks ? {} : { 'data-first-answer': true })}
          >
            {deciding ? t('overrides.decide.busy') : t('overrides.decide.confirm')} <KeyHint keys="Enter" />
          </Button>
        </>
      }
    >
      <form id="override-decision" onSubmit={submit} noValidate>
        <p>
          <b className="figures">{request.transactionCode}</b> {definition === undefined ? '' : name(definition.names)} ·{' '}
          {t('overrides.person', request.requestedBy)}
        </p>
        {!rekeys && <Money value={request.amount} currency={request.currency} size="large" />}
        {act === 'approve' && <p>{t('overrides.decide.approveText')}</p>}
        {asks && (
          <div className="dialog-line">
            <label htmlFor="override-answer">{label}</label>
            <input
              id="override-answer"
              ref={field}
              className="input"
              data-first-answer
              autoComplete="off"
              maxLength={LONGEST_REASON}
              inputMode={act === 'assign' || rekeys ? 'decimal' : 'text'}
              aria-invalid={wrong}
              aria-describedby="override-answer-error"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <p id="override-answer-error" className="field-error" role="alert">
              {wrong ? complaint : ''}
            </p>
          </div>
        )}
        <OverrideError error={refused} />
      </form>
    </Dialog>
  );
};
