import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { parseAmount, toWire } from '../../../contract/money/amount.ts';
import { tellerIdSchema } from '../../../contract/primitives.ts';
import type { FormOverride } from '../../../contract/views/override.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { Money } from '../../shared/components/Money.tsx';
import { OverrideError } from './OverrideError.tsx';
import { approveHere } from './overrideActions.ts';
import { useOverrideSlot } from './overrideStore.ts';

interface LocalDialogProps {
  readonly override: FormOverride;
  readonly onClose: () => void;
}

type Wrong = 'tellerId' | 'password' | 'code' | 'amount';

interface LineProps {
  readonly id: Wrong;
  readonly label: string;
  readonly error: string | null;
  readonly field: RefObject<InputRef | null>;
  readonly secret?: boolean;
  readonly numeric?: boolean;
  readonly first?: boolean;
}

/** One line of the dialog. What is typed lives in the field alone. */
const Line = ({ id, label, error, field, secret = false, numeric = false, first = false }: LineProps) => (
  <div className="dialog-line">
    <label htmlFor={`override-${id}`}>{label}</label>
    <Input
      id={`override-${id}`}
      ref={field}
      size="large"
      type={secret ? 'password' : 'text'}
      inputMode={numeric ? 'decimal' : 'text'}
      autoComplete="off"
      maxLength={128}
      aria-invalid={error !== null}
      aria-describedby={`override-${id}-error`}
      {...(first ? { 'data-first-answer': true } : {})}
    />
    <p id={`override-${id}-error`} className="field-error" role="alert">
      {error ?? ''}
    </p>
  </div>
);

/** A supervisor has come to the counter: who they are, and the amount again where a rule wants it. The teller stays signed on. */
export const LocalDialog = ({ override, onClose }: LocalDialogProps) => {
  const { t } = useTexts();
  const { busy, error } = useOverrideSlot(override.clientKey);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const tellerId = useRef<InputRef>(null);
  const password = useRef<InputRef>(null);
  const code = useRef<InputRef>(null);
  const amount = useRef<InputRef>(null);
  const fields = { tellerId, password, code, amount };
  const textOf = (field: RefObject<InputRef | null>): string => (field.current?.input?.value ?? '').normalize('NFKC').trim();
  const isIn = (field: RefObject<InputRef | null>): boolean => document.activeElement === field.current?.input;

  /** Enter goes on to what is missing; only where the person is already there it is a mistake. */
  const stop = (at: Wrong): void => {
    setWrong(isIn(fields[at]) || textOf(fields[at]) !== '' ? at : null);
    fields[at].current?.focus();
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const who = tellerIdSchema.safeParse(textOf(tellerId));
    const again = parseAmount(textOf(amount), override.currency);
    const digits = textOf(code);
    // A password is taken as it was typed.
    const secret = password.current?.input?.value ?? '';
    if (override.rekeyAmount && !again.ok) return stop('amount');
    if (!who.success) return stop('tellerId');
    if (secret === '') return stop('password');
    if (digits !== '' && !/^\d{6}$/.test(digits)) return stop('code');
    setWrong(null);
    const done = await approveHere({
      clientKey: override.clientKey,
      tellerId: who.data,
      password: secret,
      ...(digits === '' ? {} : { code: digits }),
      ...(override.rekeyAmount && again.ok ? { amount: toWire(again.value) } : {}),
    });
    if (done) onClose();
    else password.current?.focus({ cursor: 'all' });
  };

  const texts: Readonly<Record<Wrong, string>> = {
    tellerId: t('overrides.dialog.tellerIdMissing'),
    password: t('overrides.dialog.passwordMissing'),
    code: t('overrides.dialog.codeWrong'),
    amount: t('overrides.dialog.amountWrong'),
  };
  const at = (id: Wrong) => ({ id, field: fields[id], label: t(`overrides.dialog.${id}`), error: wrong === id ? texts[id] : null });
  return (
    <Dialog
      title={t('overrides.dialog.title')}
      onClose={onClose}
      footer={
        <>
          <Button size="large" onClick={onClose}>
            {t('overrides.dialog.cancel')} <KeyHint keys="Esc" />
          </Button>
          <Button size="large" type="primary" htmlType="submit" form="override-here" disabled={busy !== null}>
            {busy === 'here' ? t('overrides.dialog.busy') : t('overrides.dialog.confirm')} <KeyHint keys="Enter" />
          </Button>
        </>
      }
    >
      <form id="override-here" onSubmit={(event) => void submit(event)} noValidate>
        {!override.rekeyAmount && <Money value={override.amount} currency={override.currency} size="huge" />}
        <p>{t('overrides.dialog.text')}</p>
        {override.rekeyAmount && <Line {...at('amount')} numeric first />}
        <Line {...at('tellerId')} numeric first={!override.rekeyAmount} />
        <Line {...at('password')} secret />
        <Line {...at('code')} numeric />
        <OverrideError error={error} />
      </form>
    </Dialog>
  );
};
