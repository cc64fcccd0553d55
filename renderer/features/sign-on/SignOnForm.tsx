import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { tellerIdSchema } from '../../../contract/primitives.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { NewPasswordFields } from '../password/NewPasswordFields.tsx';
import { codeDigits, tellerDigits } from './digits.ts';
import { beginAnew, signOn, useSignOnStore } from './signOnStore.ts';

type Missing = 'tellerId' | 'password' | 'code' | 'newPassword' | 'different' | null;

/**
 * Teller number and password; the code of the moment and a new password where central asks for them. Passwords live in their fields only and
 * leave them with the call.
 */
export const SignOnForm = () => {
  const { t } = useTexts();
  const { busy, error, wantsCode, wantsNewPassword } = useSignOnStore();
  const [tellerId, setTellerId] = useState('');
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState<Missing>(null);
  const tellerField = useRef<InputRef>(null);
  const passwordField = useRef<InputRef>(null);
  const codeField = useRef<InputRef>(null);
  const newField = useRef<InputRef>(null);
  const againField = useRef<InputRef>(null);

  // What is asked for appears beneath what was typed, and the teller types on there.
  useEffect(() => {
    if (wantsNewPassword) newField.current?.focus();
    else if (wantsCode) codeField.current?.focus();
  }, [wantsCode, wantsNewPassword]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const textIn = (field: typeof passwordField): string => field.current?.input?.value ?? '';
    const stop = (which: Missing, field: typeof passwordField, always = false): void => {
      // Enter in a field moves on; only Enter in an empty one is a mistake.
      setMissing(always || document.activeElement === field.current?.input ? which : null);
      field.current?.focus(always ? { cursor: 'all' } : undefined);
    };
    const [password, newPassword] = [textIn(passwordField), textIn(newField)];
    if (!tellerIdSchema.safeParse(tellerId).success) return stop('tellerId', tellerField, true);
    if (password === '') return stop('password', passwordField);
    if (wantsNewPassword && newPassword === '') return stop('newPassword', newField);
    if (wantsNewPassword && textIn(againField) === '') return stop('different', againField);
    if (wantsNewPassword && textIn(againField) !== newPassword) return stop('different', againField, true);
    if (wantsCode && code.length < 6) return stop('code', codeField);
    setMissing(null);
    const more = { ...(wantsCode ? { code } : {}), ...(wantsNewPassword ? { newPassword } : {}) };
    if (await signOn({ tellerId, password, ...more })) return;
    setCode('');
    const refused = useSignOnStore.getState().error?.code;
    if (refused === 'CREDENTIALS_WRONG') passwordField.current?.focus({ cursor: 'all' });
    else if (refused?.startsWith('PASSWORD_')) newField.current?.focus({ cursor: 'all' });
    else if (refused?.startsWith('SECOND_FACTOR')) codeField.current?.focus();
    else passwordField.current?.focus({ cursor: 'all' });
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
        onChange={(event) => {
          if (wantsCode || wantsNewPassword) beginAnew();
          setTellerId(tellerDigits(event.target.value));
        }}
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
      {wantsNewPassword && (
        <NewPasswordFields
          first={newField}
          second={againField}
          mistake={missing === 'newPassword' || missing === 'different' ? missing : null}
        />
      )}
      {wantsCode && (
        <>
          <label htmlFor="one-time-code">{t('signOnMore.code')}</label>
          <Input
            id="one-time-code"
            ref={codeField}
            size="large"
            inputMode="numeric"
            autoComplete="off"
            value={code}
            aria-invalid={missing === 'code'}
            aria-describedby="one-time-code-error"
            onChange={(event) => setCode(codeDigits(event.target.value))}
          />
          <p id="one-time-code-error" className="field-error" role="alert">
            {missing === 'code' ? t('signOnMore.codeMissing') : ''}
          </p>
        </>
      )}
      <ErrorNotice error={error} />
      <Button type="primary" size="large" htmlType="submit" block disabled={busy}>
        {busy ? t('signOn.busy') : t('signOn.submit')}
      </Button>
    </form>
  );
};
