import { heldBy, typedDate } from '../../../../contract/transactions/readField.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { tidy } from '../formActions.ts';
import type { FormFieldProps } from './FormField.tsx';
import { TextField } from './TextField.tsx';

const weekday = (date: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** A date, typed as digits alone or with any separator; beneath it the day of the week, by which slips of the finger are seen. */
export const DateField = (props: FormFieldProps) => {
  const { language } = useTexts();
  const { field, entry } = props;
  const date = typedDate(heldBy(field, entry.values));
  const below =
    date === null ? undefined : (
      <p className="field-echo">
        <b className="figures">{date}</b> {weekday(date, language)}
      </p>
    );
  return (
    <TextField
      {...props}
      figures
      below={below}
      onLeft={(value) => {
        const tidied = typedDate(value.trim());
        if (tidied !== null) tidy(entry.view.clientKey, field.name, tidied);
      }}
    />
  );
};
