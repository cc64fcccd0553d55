import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { unlock, useLockStore } from './lockStore.ts';

/** The password of the teller who is signed on. It lives in its field only. */
export const UnlockForm = () => {
  const { t } = useTexts();
  const { busy, error } = useLockStore();
  const [missing, setMissing] = useState(false);
  const field = useRef<InputRef>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = field.current?.input?.value ?? '';
    setMissing(password === '');
    if (password === '') return field.current?.focus();
    if (!(await unlock(password))) field.current?.focus({ cursor: 'all' });
  };

  return (
    <form className="sign-on-form" onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor="unlock-password">{t('lock.password')}</label>
      <Input
        id="unlock-password"
        ref={field}
        size="large"
        type="password"
        autoComplete="off"
        autoFocus
        maxLength={128}
        aria-invalid={missing}
        aria-describedby="unlock-password-error"
      />
      <p id="unlock-password-error" className="field-error" role="alert">
        {missing ? t('lock.passwordMissing') : ''}
      </p>
      <ErrorNotice error={error} />
      <Button type="primary" size="large" htmlType="submit" block disabled={busy}>
        {busy ? t('lock.unlocking') : t('lock.unlock')} <KeyHint keys="Enter" />
      </Button>
    </form>
  );
};
