import type { CustomerView } from '../../../contract/views/customer.ts';
import { useTexts } from '../../i18n/useTexts.ts';

export const CustomerFacts = ({ customer }: { readonly customer: CustomerView }) => {
  const { t, pick } = useTexts();
  const facts: readonly (readonly [string, string | null])[] = [
    [t('customer.number'), customer.number],
    [t(`ecif.idTypes.${customer.idType}`), customer.idNumberMasked],
    [t('customer.phone'), customer.phoneMasked],
    [t('customer.birthDate'), customer.birthDate],
    [t('customer.sex'), customer.sex === null ? null : t(`customer.sexes.${customer.sex}`)],
    [
      t('customer.grade'),
      customer.grade === null ? null : `${pick(customer.grade.nameZh, customer.grade.nameEn)} (${customer.grade.since})`,
    ],
    [t('ecif.nationality'), customer.kind === 'person' ? customer.nationality : null],
    [t('ecif.occupation'), customer.occupation],
    [t('customer.since'), customer.since],
    [t('customer.address'), customer.address],
  ];
  return (
    <section className="customer-facts" aria-label={t('customer.facts')}>
      <h2>
        {customer.name} <small>{customer.pinyin}</small>
      </h2>
      <dl>
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
};
