import { heldBy } from '../../../../contract/transactions/readField.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useSession } from '../../counter/counterStore.ts';
import { ChoiceList } from './ChoiceList.tsx';
import type { FormFieldProps } from './FormField.tsx';

/** One of the choices of the catalogue entry, of those that the teller's roles allow. */
export const ChoiceField = (props: FormFieldProps) => {
  const { name } = useTexts();
  const { field, entry } = props;
  const roles = useSession()?.roles ?? [];
  const offered = (field.options ?? []).filter((option) => option.roles?.some((role) => roles.includes(role)) ?? true);
  const choices = offered.map(({ value, label }) => ({ value, label: name(label) }));
  return (
    <ChoiceList
      {...props}
      choices={choices}
      chosen={heldBy(field, entry.values)}
      below={field.hint && <p className="field-hint">{name(field.hint)}</p>}
    />
  );
};
