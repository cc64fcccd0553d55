import { formatAmount, parseAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import { toUppercaseVoucherAmount } from '../../../../contract/money/uppercase.ts';
import { enter, leave, tidy } from '../formActions.ts';
import { AmountThresholds } from './AmountThresholds.tsx';
import { cleanAmount, pastedInto } from './cleanPaste.ts';
import { errorId, FieldShell, fieldId } from './FieldShell.tsx';
import type { FormFieldProps } from './FormField.tsx';

/** An amount, echoed in capital numerals while it is typed, as the voucher will show it. */
export const AmountField = ({ field, entry, error }: FormFieldProps) => {
  const { clientKey } = entry.view;
  const value = String(entry.values[field.name] ?? '');
  const parsed = parseAmount(value, CNY);
  // A slip that no further digit can mend is shown at once; an unfinished figure is not a mistake yet.
  const hopeless =
    !parsed.ok && parsed.error.code !== 'AMOUNT_EMPTY' && parsed.error.code !== 'AMOUNT_ZERO' && value.trim() !== '.'
      ? parsed.error
      : undefined;
  const stands = error ?? hopeless;
  return (
    <FieldShell
      field={field}
      error={stands}
      below={
        <p className="amount-echo" aria-live="polite">
          {parsed.ok && <b className="amount-echo-capitals">{toUppercaseVoucherAmount(parsed.value)}</b>}
          {parsed.ok && <AmountThresholds entry={entry} amount={parsed.value} />}
        </p>
      }
    >
      <input
        id={fieldId(field)}
        className="input input-money"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        data-entry={field.name}
        data-slash="command"
        aria-invalid={stands !== undefined}
        aria-describedby={errorId(field)}
        aria-required={field.required}
        value={value}
        onChange={(event) => enter(clientKey, field.name, event.target.value.slice(0, 200))}
        onPaste={(event) => {
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          const piece = cleanAmount(event.clipboardData.getData('text'));
          enter(clientKey, field.name, pastedInto(value, selectionStart, selectionEnd, piece));
        }}
        onBlur={() => {
          if (value.trim() === '') return;
          leave(clientKey, field.name);
          if (parsed.ok) tidy(clientKey, field.name, formatAmount(parsed.value, CNY));
        }}
      />
    </FieldShell>
  );
};
