import type { FieldError } from '../../../../contract/errors/wire.ts';
import { assertNever } from '../../../../contract/result.ts';
import type { FieldDefinition } from '../../../../contract/transactions/definition.ts';
import { DenominationsField } from '../../cash/DenominationsField.tsx';
import { TillCountField } from '../../till/TillCountField.tsx';
import { TillField } from '../../till/TillField.tsx';
import type { FormEntry } from '../formModel.ts';
import { AccountField } from './AccountField.tsx';
import { AmountField } from './AmountField.tsx';
import { TextField } from './TextField.tsx';

export interface FormFieldProps {
  readonly field: FieldDefinition;
  readonly entry: FormEntry;
  readonly error: FieldError | undefined;
}

/** The control for a field's type. A type that has none does not compile. */
export const FormField = (props: FormFieldProps) => {
  const { type } = props.field;
  switch (type) {
    case 'account':
      return <AccountField {...props} />;
    case 'amount':
      return <AmountField {...props} />;
    case 'text':
      return <TextField {...props} />;
    case 'denominations':
      return <DenominationsField {...props} />;
    case 'till':
      return <TillField {...props} />;
    case 'tillCount':
      return <TillCountField {...props} />;
    default:
      return assertNever(type);
  }
};
