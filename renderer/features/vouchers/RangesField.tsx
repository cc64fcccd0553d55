import { Button } from 'antd';
import { useEffect } from 'react';
import { typedRanges } from '../../../contract/vouchers/forms.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../../../contract/vouchers/types.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { FieldShell, fieldId } from '../transaction/entry/FieldShell.tsx';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { enter, leave } from '../transaction/formActions.ts';
import { RangeRow } from './RangeRow.tsx';
import { EMPTY_RANGE, isEmptyRange, rowsToShow, withRange } from './rangesModel.ts';
import { Stock } from './Stock.tsx';
import { useStock } from './useStock.ts';

/** Ranges of controlled forms, one or as many as lie there: kind, first number, last number. A finished row makes room for the next. */
export const RangesField = ({ field, entry, error }: FormFieldProps) => {
  const { t, name } = useTexts();
  const { clientKey } = entry.view;
  const { most = 200, single = false, voucherClass } = field;
  const typed = typedRanges(entry.values[field.name]);
  const stock = useStock(field, entry);
  const types = (Object.keys(VOUCHER_TYPES) as VoucherTypeId[]).filter(
    (type) => voucherClass === undefined || VOUCHER_TYPES[type].class === voucherClass,
  );
  const keep = (ranges: ReturnType<typeof rowsToShow>): void =>
    enter(
      clientKey,
      field.name,
      ranges.map((each) => ({ ...each })),
    );
  const rows = rowsToShow(typed, most);
  // The stock may come after the kind was chosen. Only then is anything proposed by itself: an emptied number stays empty.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the arrival of the stock is the one reason
  useEffect(() => {
    const [row] = typed;
    const first = stock?.find(({ type }) => type === row?.type)?.first;
    if (row !== undefined && row.first === '' && first !== undefined) keep(withRange(rows, 0, { first }));
  }, [stock]);
  return (
    <FieldShell field={field} error={error} below={field.hint && <p className="field-hint">{name(field.hint)}</p>} group>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus has left the rows inside */}
      <div
        id={fieldId(field)}
        className="ranges"
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget) && typed.some((each) => !isEmptyRange(each))) leave(clientKey, field.name);
        }}
      >
        {rows.map((row, index) => (
          <RangeRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            key={index}
            id={`${fieldId(field)}-${index}`}
            entryName={field.name}
            row={row}
            types={types}
            single={single}
            optional={isEmptyRange(row) && (index > 0 || !field.required)}
            proposed={(type) => stock?.find((each) => each.type === type)?.first ?? null}
            onChange={(change) => keep(withRange(rows, index, change))}
          />
        ))}
        {most > 1 && typed.length > 0 && (
          <Button size="small" onClick={() => keep(typed.length > 1 ? typed.slice(0, -1) : [EMPTY_RANGE])}>
            {t('vouchers.dropLast')}
          </Button>
        )}
      </div>
      {stock !== null && <Stock ranges={stock.filter(({ type }) => types.includes(type))} />}
    </FieldShell>
  );
};
