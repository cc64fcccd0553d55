import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { tellerIdSchema } from '../../../contract/primitives.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { signOn, useSignOnStore } from './signOnStore.ts';

/** Teller number and password. The password lives in its field only and leaves it with the call. */
export const SignOnForm = () => {
  const { t } = useTexts();
  const { busy, error } = useSignOnStore();
  const [tellerId, setTellerId] = useState('');
  const [missing, setMissing] = useState<'tellerId' | 'password' | null>(null);
  const tellerField = useRef<InputRef>(null);
  const passwordField = useRef<InputRef>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = passwordField.current?.input?.value ?? '';
    if (!tellerIdSchema.safeParse(tellerId.trim()).success) {
      setMissing('tellerId');
      tellerField.current?.focus();
      return;
    }
    if (password === '') {
      // Enter in the teller number moves on; only Enter in an empty password is a mistake.
      setMissing(document.activeElement === passwordField.current?.input ? 'password' : null);
      passwordField.current?.focus();
      return;
    }
    setMissing(null);
    const signedOn = await signOn(tellerId.trim(), password);
    if (!signedOn) passwordField.current?.focus({ cursor: 'all' });
  };

  return (
    <form className="sign-on-form" onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor="teller-id">{t('signOn.tellerId')}</label>
      <Input
        id="teller-id"
        ref={tellerField}
        size="large"
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        value={tellerId}
        aria-invalid={missing === 'tellerId'}
        aria-describedby="teller-id-error"
        onChange={(event) => setTellerId(event.target.value.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 8))}
      />
      <p id="teller-id-error" className="field-error" role="alert">
        {missing === 'tellerId' ? t('signOn.tellerIdMissing') : ''}
      </p>
      <label htmlFor="password">{t('signOn.password')}</label>
      <Input
        id="password"
        ref={passwordField}
        size="large"
        type="password"
        autoComplete="off"
        maxLength={128}
        aria-invalid={missing === 'password'}
        aria-describedby="password-error"
      />
      <p id="password-error" className="field-error" role="alert">
        {missing === 'password' ? t('signOn.passwordMissing') : ''}
      </p>
      <ErrorNotice error={error} />
      <Button type="primary" size="large" htmlType="submit" block disabled={busy}>
        {busy ? t('signOn.busy') : t('signOn.submit')}
      </Button>
    </form>
  );
};
