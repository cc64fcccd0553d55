import type { TypedRange } from '../../../contract/vouchers/forms.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../../../contract/vouchers/types.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { formsIn } from './rangesModel.ts';

interface RangeRowProps {
  readonly id: string;
  /** The field's name, by which Enter finds its way. */
  readonly entryName: string;
  readonly row: TypedRange;
  readonly types: readonly VoucherTypeId[];
  readonly single: boolean;
  /** Enter leaves an empty row at once. */
  readonly optional: boolean;
  /** The lowest number in stock of a kind; null: none, or nobody's stock is at hand. */
  readonly proposed: (type: string) => string | null;
  readonly onChange: (change: Partial<TypedRange>) => void;
}

/** Kind, first and last number; the figure before a kind chooses it by typing. */
export const RangeRow = ({ id, entryName, row, types, single, optional, proposed, onChange }: RangeRowProps) => {
  const { t, name } = useTexts();
  const count = formsIn(row);
  const number = (part: 'first' | 'last') => (
    <label className="range-part">
      <span>{t(single ? 'vouchers.number' : `vouchers.${part}`)}</span>
      <input
        className="input input-figures"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        data-entry={entryName}
        data-slash="command"
        maxLength={40}
        value={row[part]}
        onChange={(event) => onChange({ [part]: event.target.value })}
      />
    </label>
  );
  return (
    <div id={id} className="range-row" data-done={optional}>
      <label className="range-part range-type">
        <span>{t('vouchers.type')}</span>
        <select
          className="input"
          data-entry={entryName}
          value={row.type}
          onChange={(event) => {
            const type = event.target.value;
            const first = proposed(type);
            onChange({ type, ...(first === null || row.first !== '' ? {} : { first }) });
          }}
        >
          <option value="">{t('transaction.choose')}</option>
          {types.map((type, index) => (
            <option key={type} value={type}>
              {`${index + 1} ${name(VOUCHER_TYPES[type])}`}
            </option>
          ))}
        </select>
      </label>
      {number('first')}
      {!single && number('last')}
      <output className="range-count figures">{count === null || single ? '' : t('vouchers.quantity', { count })}</output>
    </div>
  );
};
