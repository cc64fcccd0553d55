import { customerNumberSchema } from '../../../../contract/primitives.ts';
import { heldBy } from '../../../../contract/transactions/readField.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ChoiceList, type ListedChoice } from '../../transaction/entry/ChoiceList.tsx';
import type { FormFieldProps } from '../../transaction/entry/FormField.tsx';
import { useCustomer } from '../customerStore.ts';
import { useFileWords } from './useFileWords.ts';

/** One entry of the chosen customer's file that still holds. */
export const CustomerEntryField = (props: FormFieldProps) => {
  const { t } = useTexts();
  const words = useFileWords();
  const { field, entry } = props;
  const customer = useCustomer(customerNumberSchema.safeParse(entry.values.customerNumber).data ?? null);
  const choices = ((): ListedChoice[] => {
    if (customer?.state !== 'found') return [];
    const { phones, addresses, relationships } = customer.value;
    const listed =
      field.entries === 'phones'
        ? phones.map((each) => ({ each, label: words.phone(each) }))
        : field.entries === 'addresses'
          ? addresses.map((each) => ({ each, label: words.address(each) }))
          : relationships.filter(({ direction }) => direction === 'of').map((each) => ({ each, label: words.relationship(each) }));
    return listed.filter(({ each }) => each.validUntil === null).map(({ each, label }) => ({ value: each.id, label }));
  })();
  return (
    <ChoiceList
      {...props}
      choices={choices}
      chosen={heldBy(field, entry.values)}
      below={choices.length === 0 ? <p className="field-hint">{t('ecif.noEntries')}</p> : undefined}
    />
  );
};
