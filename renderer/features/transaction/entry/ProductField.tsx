import { useEffect, useState } from 'react';
import type { ProductOffer } from '../../../../contract/central/products.ts';
import type { WireError } from '../../../../contract/errors/wire.ts';
import { formatAmount } from '../../../../contract/money/amount.ts';
import { heldBy } from '../../../../contract/transactions/readField.ts';
import { teller } from '../../../bridge/teller.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import type { FormFieldProps } from './FormField.tsx';

type Offers = { readonly products: readonly ProductOffer[]; readonly error: WireError | null };

/** Products of the kinds that this transaction opens, with today's rate. Held as `kind:code`, so that other fields can hang on the kind. */
export const ProductField = (props: FormFieldProps) => {
  const { t, pick } = useTexts();
  const { field, entry } = props;
  const [offers, setOffers] = useState<Offers | null>(null);
  const { products, error } = offers ?? { products: [], error: null };
  useEffect(() => {
    void teller
      .call('product.list', {})
      .then((result) => setOffers(result.ok ? { products: result.value.products, error: null } : { products: [], error: result.error }));
  }, []);
  const offered = products.filter(({ kind }) => field.kinds === undefined || field.kinds.includes(kind));
  const held = heldBy(field, entry.values);
  const chosen = offered.find(({ kind, code }) => `${kind}:${code}` === held);
  // The code comes first: in a folded list it is found by typing it.
  const label = ({ code, nameZh, nameEn, annualRate }: ProductOffer): string =>
    `${code} ${pick(nameZh, nameEn)}${annualRate === null ? '' : ` ${annualRate}%`}`;
  return (
    <ChoiceList
      {...props}
      choices={offered.map((offer) => ({ value: `${offer.kind}:${offer.code}`, label: label(offer) }))}
      chosen={held}
      folded={offers === null}
      below={
        <>
          <ErrorNotice error={error} />
          {chosen !== undefined && (
            <p className="field-hint">
              {t('transaction.minimumOpen', { amount: formatAmount(BigInt(chosen.minimumOpen), chosen.currency) })}
            </p>
          )}
        </>
      }
    />
  );
};
