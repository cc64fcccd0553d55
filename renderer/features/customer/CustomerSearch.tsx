import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useSearchStore } from './searchStore.ts';

export const CustomerSearch = () => {
  const { t } = useTexts();
  const { query, busy, error, round, type, search } = useSearchStore();
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is the reason to take the focus.
  useEffect(() => {
    if (useSearchStore.getState().customerNumber === null) field.current?.focus();
  }, [round]);
  return (
    <search className="customer-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <label htmlFor="customer-query">{t('customer.search')}</label>
        <input
          id="customer-query"
          ref={field}
          className="input"
          type="text"
          autoComplete="off"
          spellCheck={false}
          data-slash="command"
          placeholder={t('customer.searchHint')}
          value={query}
          onChange={(event) => type(event.target.value)}
        />
        <Button htmlType="submit" disabled={busy}>
          {busy ? t('customer.searching') : t('customer.find')} <KeyHint keys="Enter" />
        </Button>
      </form>
      <ErrorNotice error={error} />
    </search>
  );
};
