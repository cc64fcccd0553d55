import { useState } from 'react';
import { parseAmount, toWire } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { type JournalFilter, useJournalStore } from './journalStore.ts';

interface TypedFilterProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly maxLength: number;
  readonly width: 'code' | 'amount' | 'date';
  /** What the text means; undefined: nothing yet, so that nothing is asked. */
  readonly read: (text: string) => Partial<JournalFilter> | undefined;
  readonly nothing: Partial<JournalFilter>;
}

/** A filter that is asked as soon as what is typed means something. */
const TypedFilter = ({ id, label, hint, maxLength, width, read, nothing }: TypedFilterProps) => {
  const filter = useJournalStore((state) => state.filter);
  const [typed, setTyped] = useState('');
  const meant = typed === '' ? nothing : read(typed);
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={`input input-${width} figures`}
        autoComplete="off"
        placeholder={hint}
        aria-invalid={meant === undefined}
        maxLength={maxLength}
        value={typed}
        onChange={(event) => {
          const text = event.target.value.normalize('NFKC').trim();
          setTyped(text);
          const change = text === '' ? nothing : read(text);
          if (change !== undefined) filter(change);
        }}
      />
    </>
  );
};

/** Yuan as they are typed, as minor units; null: no amount. */
const amountIn = (text: string) => {
  const amount = parseAmount(text, CNY);
  return amount.ok ? toWire(amount.value) : null;
};

/** 1602: rows of one transaction, of a range of amounts, with part of a number. */
export const MoreFilters = () => {
  const { t } = useTexts();
  return (
    <>
      <TypedFilter
        id="journal-code"
        label={t('journal.code')}
        hint="1201"
        maxLength={4}
        width="code"
        nothing={{ transactionCode: null }}
        read={(text) => (/^\d{4}$/.test(text) ? { transactionCode: text } : undefined)}
      />
      <TypedFilter
        id="journal-from"
        label={t('journal.amountFrom')}
        hint="0.00"
        maxLength={20}
        width="amount"
        nothing={{ amountFrom: null }}
        read={(text) => {
          const amount = amountIn(text);
          return amount === null ? undefined : { amountFrom: amount };
        }}
      />
      <TypedFilter
        id="journal-to"
        label={t('journal.amountTo')}
        hint="0.00"
        maxLength={20}
        width="amount"
        nothing={{ amountTo: null }}
        read={(text) => {
          const amount = amountIn(text);
          return amount === null ? undefined : { amountTo: amount };
        }}
      />
      <TypedFilter
        id="journal-text"
        label={t('journal.text')}
        hint={t('journal.textHint')}
        maxLength={40}
        width="date"
        nothing={{ text: null }}
        read={(text) => ({ text })}
      />
    </>
  );
};
