import { z } from 'zod';
import type { Quote } from '../../../contract/central/transactions.ts';
import { formsRangeSchema } from '../../../contract/views/branchCash.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Stock } from './Stock.tsx';

const resultSchema = z.object({ agrees: z.boolean(), booked: z.array(formsRangeSchema) });

/** A stock-take that does not agree: what is booked, to be held beside what lies there. */
export const BookedForms = ({ result }: { readonly result: Quote['result'] }) => {
  const { t } = useTexts();
  const taken = resultSchema.safeParse(result);
  if (!taken.success || taken.data.agrees) return null;
  return (
    <section className="notice notice-warning" aria-label={t('vouchers.booked')}>
      <strong>{t('vouchers.booked')}</strong>
      <Stock ranges={taken.data.booked} />
    </section>
  );
};
