import { useState } from 'react';
import { CNY } from '../../../contract/money/currency.ts';
import type { Denomination, DenominationCounts } from '../../../contract/money/denominations.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { piecesTyped, rowValue } from './countModel.ts';

interface CountRowProps {
  readonly denomination: Denomination;
  readonly counts: DenominationCounts;
  readonly reference: DenominationCounts | undefined;
  readonly onCount: (denomination: string, pieces: number) => void;
}

export const CountRow = ({ denomination, counts, reference, onCount }: CountRowProps) => {
  const { t, name } = useTexts();
  const [tooMany, setTooMany] = useState(false);
  const pieces = counts[denomination.id] ?? 0;
  const booked = reference?.[denomination.id] ?? 0;
  const differs = reference !== undefined && pieces !== booked;
  return (
    <tr className={pieces > 0 ? 'count-row count-row-filled' : 'count-row'}>
      <th scope="row">{name(denomination.name)}</th>
      <td>
        <input
          className="input count-input"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          data-entry={denomination.id}
          data-row={denomination.id}
          data-slash="command"
          aria-label={t('cash.piecesOf', { name: name(denomination.name) })}
          aria-invalid={tooMany}
          title={tooMany ? t('cash.tooMany') : undefined}
          value={pieces === 0 ? '' : String(pieces)}
          onChange={(event) => {
            const typed = piecesTyped(event.target.value);
            setTooMany(typed === null);
            if (typed !== null) onCount(denomination.id, typed);
          }}
        />
      </td>
      {reference !== undefined && <td className={differs ? 'figures count-differs' : 'figures'}>{booked}</td>}
      <td>{pieces > 0 && <Money value={rowValue(denomination, counts)} currency={CNY} />}</td>
    </tr>
  );
};
