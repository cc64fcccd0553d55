import { branchDateAndTime } from '../../../../contract/dates/branchTime.ts';
import { parseAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import type { FieldDefinition } from '../../../../contract/transactions/definition.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Money } from '../../../shared/components/Money.tsx';
import { grouped } from '../../../shared/grouped.ts';
import { CountRecap } from '../../cash/CountRecap.tsx';
import type { FormEntry } from '../formModel.ts';
import type { OutcomeProps } from './OutcomeStage.tsx';

const FieldRecap = ({ field, entry }: { readonly field: FieldDefinition; readonly entry: FormEntry }) => {
  const { name } = useTexts();
  const value = entry.view.values[field.name];
  if (field.type === 'denominations' || field.type === 'tillCount') return <CountRecap label={name(field.label)} value={value} />;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const amount = field.type === 'amount' ? parseAmount(value, CNY) : null;
  return (
    <>
      <dt>{name(field.label)}</dt>
      <dd className={field.type === 'text' ? '' : 'figures'}>
        {amount?.ok === true ? <Money value={amount.value} currency={CNY} /> : field.type === 'account' ? grouped(value) : value}
      </dd>
    </>
  );
};

/** What was sent, to be read but no more to be changed. */
export const Recap = ({ entry, definition }: OutcomeProps) => {
  const { t } = useTexts();
  return (
    <section className="side-card" aria-label={t('outcome.recap')}>
      <h2>{t('outcome.recap')}</h2>
      <dl className="facts facts-stacked">
        {definition.fields.map((field) => (
          <FieldRecap key={field.name} field={field} entry={entry} />
        ))}
        <dt>{t('outcome.updatedAt')}</dt>
        <dd className="figures">{branchDateAndTime(entry.view.updatedAt)}</dd>
      </dl>
    </section>
  );
};
