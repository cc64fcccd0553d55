import type { CustomerView } from '../../../../contract/views/customer.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useFileWords } from '../maintain/useFileWords.ts';

interface SectionProps {
  readonly title: string;
  readonly lines: readonly string[];
  /** An empty section is left out, unless its emptiness says something. */
  readonly sayNone?: boolean;
}

const Section = ({ title, lines, sayNone = false }: SectionProps) => {
  const { t } = useTexts();
  if (lines.length === 0 && !sayNone) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className="field-hint">{t('ecif.none')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

/** The rest of a customer's file, beneath the accounts: what is to be done first, then documents, services, people, limits and visits. */
export const FileSections = ({ customer }: { readonly customer: CustomerView }) => {
  const { t, pick } = useTexts();
  const words = useFileWords();
  const standing = { valid: '', expiring: `　${t('ecif.expiring')}`, expired: `　${t('ecif.expired')}` };
  return (
    <div className="file-sections">
      <Section title={t('ecif.tasks')} lines={customer.openTasks.map(({ textZh, textEn }) => pick(textZh, textEn))} sayNone />
      <Section title={t('ecif.documents')} lines={customer.documents.map((each) => `${words.document(each)}${standing[each.validity]}`)} />
      <Section title={t('ecif.phones')} lines={customer.phones.filter((each) => each.validUntil === null).map(words.phone)} />
      <Section title={t('ecif.addresses')} lines={customer.addresses.filter((each) => each.validUntil === null).map(words.address)} />
      <Section title={t('ecif.signedServices')} lines={customer.services.map(words.service)} sayNone />
      <Section title={t('ecif.relationsTitle')} lines={customer.relationships.map(words.relationship)} sayNone />
      <Section title={t('ecif.limits')} lines={customer.channelLimits.map(words.limit)} sayNone />
      <Section
        title={t('ecif.visits')}
        lines={customer.recentVisits.map(({ businessDate, transactions, tellerId }) =>
          t('ecif.visitOf', { date: businessDate, count: transactions, teller: tellerId }),
        )}
        sayNone
      />
    </div>
  );
};
