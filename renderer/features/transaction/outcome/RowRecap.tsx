import { formatAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import type { FieldDefinition, FieldType } from '../../../../contract/transactions/definition.ts';
import { openDifferenceSchema, receivingTillSchema, waitingTransferSchema } from '../../../../contract/views/branchCash.ts';
import { typedRanges } from '../../../../contract/vouchers/forms.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../../../../contract/vouchers/types.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { isEmptyRange } from '../../vouchers/rangesModel.ts';

/** Types whose values are rows, which are told by what stands in them. */
export const ROWS: ReadonlySet<FieldType> = new Set(['transfer', 'receiver', 'cashDifference', 'ranges', 'countDifference']);

interface RowRecapProps {
  readonly field: FieldDefinition;
  readonly value: unknown;
}

/** Chosen rows and typed ranges as they were sent. How a count differed is told by the count itself. */
export const RowRecap = ({ field, value }: RowRecapProps) => {
  const { t, name } = useTexts();
  const lines = ((): string[] => {
    const transfer = waitingTransferSchema.safeParse(value).data;
    const receiver = receivingTillSchema.safeParse(value).data;
    const difference = openDifferenceSchema.safeParse(value).data;
    switch (field.type) {
      case 'transfer':
        return transfer === undefined ? [] : [`${transfer.number} ${t('transfers.between', transfer)}`];
      case 'receiver':
        return receiver === undefined ? [] : [`${receiver.tellerId} ${receiver.tillId}`];
      case 'cashDifference':
        return difference === undefined
          ? []
          : [`${t(`till.difference.${difference.kind}`)} ${formatAmount(BigInt(difference.amount), CNY)} ${difference.tillId}`];
      case 'ranges':
        return typedRanges(value)
          .filter((each) => !isEmptyRange(each))
          .map(({ type, first, last }) => `${name(VOUCHER_TYPES[type as VoucherTypeId])} ${first}${last === '' ? '' : `-${last}`}`);
      default:
        return [];
    }
  })();
  if (lines.length === 0) return null;
  return (
    <>
      <dt>{name(field.label)}</dt>
      {lines.map((line) => (
        <dd key={line} className="figures">
          {line}
        </dd>
      ))}
    </>
  );
};
