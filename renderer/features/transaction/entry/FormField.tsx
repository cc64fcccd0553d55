import type { FieldError } from '../../../../contract/errors/wire.ts';
import { assertNever } from '../../../../contract/result.ts';
import type { FieldDefinition } from '../../../../contract/transactions/definition.ts';
import { BranchDayField } from '../../branch-day/BranchDayField.tsx';
import { DenominationsField } from '../../cash/DenominationsField.tsx';
import { AttachmentsField } from '../../customer/attachments/AttachmentsField.tsx';
import { CustomerEntryField } from '../../customer/maintain/CustomerEntryField.tsx';
import { CustomerVersionField } from '../../customer/maintain/CustomerVersionField.tsx';
import { ExistenceField } from '../../customer/opening/ExistenceField.tsx';
import { CashDifferenceField } from '../../till/CashDifferenceField.tsx';
import { CountDifferenceField } from '../../till/CountDifferenceField.tsx';
import { ReceiverField } from '../../till/ReceiverField.tsx';
import { TillCountField } from '../../till/TillCountField.tsx';
import { TillField } from '../../till/TillField.tsx';
import { TransferField } from '../../transfers/TransferField.tsx';
import { RangesField } from '../../vouchers/RangesField.tsx';
import type { FormEntry } from '../formModel.ts';
import { AccountField } from './AccountField.tsx';
import { AmountField } from './AmountField.tsx';
import { BankField } from './BankField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { CustomerField } from './CustomerField.tsx';
import { DateField } from './DateField.tsx';
import { FlagField } from './FlagField.tsx';
import { HoldField } from './HoldField.tsx';
import { ProductField } from './ProductField.tsx';
import { TextField } from './TextField.tsx';
import { VoucherField } from './VoucherField.tsx';
import { WitnessField } from './WitnessField.tsx';

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
    case 'attachments':
      return <AttachmentsField {...props} />;
    case 'bank':
      return <BankField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'customer':
      return <CustomerField {...props} />;
    case 'customerEntry':
      return <CustomerEntryField {...props} />;
    case 'customerVersion':
      return <CustomerVersionField {...props} />;
    case 'existence':
      return <ExistenceField {...props} />;
    case 'date':
      return <DateField {...props} />;
    case 'flag':
      return <FlagField {...props} />;
    case 'hold':
      return <HoldField {...props} />;
    case 'product':
      return <ProductField {...props} />;
    case 'voucher':
      return <VoucherField {...props} />;
    case 'witness':
      return <WitnessField {...props} />;
    case 'integer':
    case 'teller':
      return <TextField {...props} figures />;
    case 'text':
      return <TextField {...props} />;
    case 'branchDay':
      return <BranchDayField {...props} />;
    case 'cashDifference':
      return <CashDifferenceField {...props} />;
    case 'countDifference':
      return <CountDifferenceField {...props} />;
    case 'ranges':
      return <RangesField {...props} />;
    case 'receiver':
      return <ReceiverField {...props} />;
    case 'transfer':
      return <TransferField {...props} />;
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
