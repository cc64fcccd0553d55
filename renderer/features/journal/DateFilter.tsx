import { useState } from 'react';
import { dateSchema } from '../../../contract/primitives.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useJournalStore } from './journalStore.ts';

/** A business date as it is written on this screen. The browser's own date field would follow the PC's language, not the teller's. */
export const DateFilter = () => {
  const { t } = useTexts();
  const { businessDate, filter } = useJournalStore();
  const [typed, setTyped] = useState(businessDate ?? '');
  const date = typed.trim();
  const wrong = date !== '' && date.length >= 10 && !dateSchema.safeParse(date).success;
  return (
    <>
      <label htmlFor="journal-date">{t('frame.businessDate')}</label>
      <input
        id="journal-date"
        className="input input-date figures"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('journal.dateHint')}
        aria-invalid={wrong}
        maxLength={10}
        value={typed}
        onChange={(event) => {
          const text = event.target.value.normalize('NFKC');
          setTyped(text);
          if (text.trim() === '') filter({ businessDate: null });
          else if (dateSchema.safeParse(text.trim()).success) filter({ businessDate: text.trim() });
        }}
      />
    </>
  );
};
