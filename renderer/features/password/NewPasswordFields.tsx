import { Input, type InputRef } from 'antd';
import { type Ref, useId } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';

export type NewPasswordMistake = 'newPassword' | 'different' | null;

interface Fields {
  readonly first: Ref<InputRef>;
  readonly second: Ref<InputRef>;
  readonly mistake: NewPasswordMistake;
}

/** A new password, twice. Both live in their fields only. */
export const NewPasswordFields = ({ first, second, mistake }: Fields) => {
  const { t } = useTexts();
  const id = useId();
  return (
    <>
      <label htmlFor={`${id}-new`}>{t('signOnMore.newPassword')}</label>
      <Input
        id={`${id}-new`}
        ref={first}
        size="large"
        type="password"
        autoComplete="off"
        maxLength={128}
        aria-invalid={mistake === 'newPassword'}
        aria-describedby={`${id}-error`}
      />
      <label htmlFor={`${id}-again`}>{t('signOnMore.newPasswordAgain')}</label>
      <Input
        id={`${id}-again`}
        ref={second}
        size="large"
        type="password"
        autoComplete="off"
        maxLength={128}
        aria-invalid={mistake === 'different'}
        aria-describedby={`${id}-error`}
      />
      <p id={`${id}-error`} className="field-error" role="alert">
        {mistake === 'newPassword' ? t('signOnMore.newPasswordMissing') : mistake === 'different' ? t('signOnMore.different') : ''}
      </p>
    </>
  );
};
