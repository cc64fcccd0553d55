import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { NewPasswordFields } from './NewPasswordFields.tsx';
import { changePassword, leavePassword, usePasswordStore } from './passwordStore.ts';

type Mistake = 'present' | 'newPassword' | 'different' | null;
const FORM = 'change-password';

const ChangePasswordForm = () => {
  const { t } = useTexts();
  const error = usePasswordStore((state) => state.error);
  const [mistake, setMistake] = useState<Mistake>(null);
  const present = useRef<InputRef>(null);
  const first = useRef<InputRef>(null);
  const second = useRef<InputRef>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const [password, newPassword, again] = [present, first, second].map((field) => field.current?.input?.value ?? '');
    const stop = (which: Mistake, field: typeof present): void => {
      // Enter in a field moves on; only Enter in an empty one is a mistake.
      const here = document.activeElement === field.current?.input;
      setMistake(here ? which : null);
      field.current?.focus();
    };
    if (!password) return stop('present', present);
    if (!newPassword) return stop('newPassword', first);
    if (!again) return stop('different', second);
    setMistake(again === newPassword ? null : 'different');
    if (again !== newPassword) return second.current?.focus({ cursor: 'all' });
    if (await changePassword(password, newPassword)) return;
    const wrong = usePasswordStore.getState().error?.code === 'CREDENTIALS_WRONG' ? present : first;
    wrong.current?.focus({ cursor: 'all' });
  };

  return (
    <form id={FORM} className="sign-on-form" onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor="present-password">{t('password.present')}</label>
      <Input
        id="present-password"
        ref={present}
        data-first-answer
        size="large"
        type="password"
        autoComplete="off"
        maxLength={128}
        aria-invalid={mistake === 'present'}
        aria-describedby="present-password-error"
      />
      <p id="present-password-error" className="field-error" role="alert">
        {mistake === 'present' ? t('password.presentMissing') : ''}
      </p>
      <NewPasswordFields first={first} second={second} mistake={mistake === 'present' ? null : mistake} />
      <ErrorNotice error={error} />
    </form>
  );
};

/** The own password, changed while signed on. */
export const ChangePasswordDialog = () => {
  const { t } = useTexts();
  const { asked, busy, done } = usePasswordStore();
  if (!asked) return null;
  return (
    <Dialog
      title={t('password.title')}
      onClose={leavePassword}
      footer={
        <>
          <Button size="large" onClick={leavePassword}>
            {t('password.close')} <KeyHint keys="Esc" />
          </Button>
          {!done && (
            <Button size="large" type="primary" htmlType="submit" form={FORM} disabled={busy}>
              {busy ? t('password.busy') : t('password.confirm')} <KeyHint keys="Enter" />
            </Button>
          )}
        </>
      }
    >
      {done ? (
        <p role="status" className="notice notice-info">
          {t('password.done')}
        </p>
      ) : (
        <ChangePasswordForm />
      )}
    </Dialog>
  );
};
