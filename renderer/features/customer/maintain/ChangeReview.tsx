import type { CustomerChange } from '../../../../contract/central/ecifData.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import type { FormProps } from '../../transaction/TransactionForm.tsx';
import { useCustomer } from '../customerStore.ts';
import { useFileWords } from './useFileWords.ts';

/** What stands in the file, and what will. */
export const ChangeReview = ({ entry, definition }: FormProps) => {
  const { t } = useTexts();
  const words = useFileWords();
  const request = definition.toRequest?.(entry.values);
  const number = typeof entry.values.customerNumber === 'string' ? entry.values.customerNumber : null;
  const customer = useCustomer(number);
  if (definition.review !== 'customerChange' || request?.ok !== true || customer?.state !== 'found') return null;
  const change = request.value.change as CustomerChange;
  const before = words.onFile(customer.value, change.what);
  const after = words.changed(customer.value, change);
  return (
    <section className="change-review" aria-label={t('ecif.beforeAfter')}>
      <div>
        <h3>{t('ecif.before')}</h3>
        {before.length === 0 ? <p>{t('ecif.nothingOnFile')}</p> : before.map((line) => <p key={line}>{line}</p>)}
      </div>
      <div className="change-after">
        <h3>{t('ecif.after')}</h3>
        {after.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  );
};
