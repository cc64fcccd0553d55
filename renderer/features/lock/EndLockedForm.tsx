import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { tellerIdSchema } from '../../../contract/primitives.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { codeDigits, tellerDigits } from '../sign-on/digits.ts';
import { endLocked, useLockStore } from './lockStore.ts';

type Missing = 'tellerId' | 'password' | 'code' | null;

/** A supervisor proves to stand here and ends what somebody has left. The code is asked for when central wants one of them. */
export const EndLockedForm = () => {
  const { t } = useTexts();
  const { busy, error } = useLockStore();
  const [tellerId, setTellerId] = useState('');
  const [code, setCode] = useState('');
  const [codeAsked, setCodeAsked] = useState(false);
  const [missing, setMissing] = useState<Missing>(null);
  const tellerField = useRef<InputRef>(null);
  const passwordField = useRef<InputRef>(null);
  const codeField = useRef<InputRef>(null);
  const wantsCode = codeAsked || error?.code === 'SECOND_FACTOR_NEEDED';

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = passwordField.current?.input?.value ?? '';
    const stop = (which: Missing, field: InputRef | null): void => {
      // Enter moves on; only Enter in the empty field itself is a mistake.
      setMissing(document.activeElement === field?.input ? which : null);
      field?.focus();
    };
    if (!tellerIdSchema.safeParse(tellerId).success) return stop('tellerId', tellerField.current);
    if (password === '') return stop('password', passwordField.current);
    if (wantsCode && code.length < 6) return stop('code', codeField.current);
    setMissing(null);
    setCodeAsked(wantsCode);
    if (!(await endLocked(tellerId, password, code))) {
      setCode('');
      (useLockStore.getState().error?.code === 'SECOND_FACTOR_NEEDED' ? codeField : passwordField).current?.focus({ cursor: 'all' });
    }
  };

  return (
    <form className="sign-on-form" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t('lock.endText')}</p>
      <label htmlFor="supervisor-id">{t('lock.supervisor')}</label>
      <Input
        id="supervisor-id"
        ref={tellerField}
        size="large"
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        value={tellerId}
        aria-invalid={missing === 'tellerId'}
        aria-describedby="supervisor-id-error"
        onChange={(event) => setTellerId(tellerDigits(event.target.value))}
      />
      <p id="supervisor-id-error" className="field-error" role="alert">
        {missing === 'tellerId' ? t('lock.supervisorMissing') : ''}
      </p>
      <label htmlFor="supervisor-password">{t('lock.password')}</label>
      <Input
        id="supervisor-password"
        ref={passwordField}
        size="large"
        type="password"
        autoComplete="off"
        maxLength={128}
        aria-invalid={missing === 'password'}
        aria-describedby="supervisor-password-error"
      />
      <p id="supervisor-password-error" className="field-error" role="alert">
        {missing === 'password' ? t('lock.passwordMissing') : ''}
      </p>
      <div hidden={!wantsCode}>
        <label htmlFor="supervisor-code">{t('signOnMore.code')}</label>
        <Input
          id="supervisor-code"
          ref={codeField}
          size="large"
          inputMode="numeric"
          autoComplete="off"
          value={code}
          aria-invalid={missing === 'code'}
          aria-describedby="supervisor-code-error"
          onChange={(event) => setCode(codeDigits(event.target.value))}
        />
        <p id="supervisor-code-error" className="field-error" role="alert">
          {missing === 'code' ? t('signOnMore.codeMissing') : ''}
        </p>
      </div>
      <ErrorNotice error={error} />
      <Button danger type="primary" size="large" htmlType="submit" block disabled={busy}>
        {busy ? t('lock.ending') : t('lock.endConfirm')} <KeyHint keys="Enter" />
      </Button>
    </form>
  );
};
