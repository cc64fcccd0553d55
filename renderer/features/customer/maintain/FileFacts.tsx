import type { CustomerView } from '../../../../contract/views/customer.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import type { Values } from '../../transaction/formModel.ts';
import { useFileWords } from './useFileWords.ts';

interface FileFactsProps {
  readonly customer: CustomerView;
  readonly values: Values;
}

/** What the file holds now of what is about to change. */
export const FileFacts = ({ customer, values }: FileFactsProps) => {
  const { t } = useTexts();
  const { onFile } = useFileWords();
  const lines = onFile(customer, String(values.what ?? ''));
  return (
    <div className="file-facts">
      <p className="field-echo">
        <b>{customer.name}</b> <span className="figures">{customer.idNumberMasked}</span>{' '}
        <small>{t('ecif.version', { version: customer.version })}</small>
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
};
