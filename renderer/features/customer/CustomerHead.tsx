import type { CustomerView } from '../../../contract/views/customer.ts';
import { useTexts } from '../../i18n/useTexts.ts';

interface CustomerHeadProps {
  readonly name: string;
  /** Null while it is looked up. */
  readonly customer: CustomerView | null;
}

export const CustomerHead = ({ name, customer }: CustomerHeadProps) => {
  const { t } = useTexts();
  return (
    <header className="customer-head">
      <h2>{name}</h2>
      {customer !== null && (
        <p>
          {t(`ecif.idTypes.${customer.idType}`)} <span className="figures">{customer.idNumberMasked}</span>
          <br />
          {t('customer.phone')} <span className="figures">{customer.phoneMasked}</span>
        </p>
      )}
    </header>
  );
};
