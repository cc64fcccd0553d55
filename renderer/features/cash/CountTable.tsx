import type { Denomination, DenominationCounts } from '../../../contract/money/denominations.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { CountRow } from './CountRow.tsx';
import { COINS, NOTES } from './countModel.ts';

interface CountTableProps {
  readonly id: string;
  readonly counts: DenominationCounts;
  /** Pieces that were booked at the last close, to compare with. */
  readonly reference?: DenominationCounts | undefined;
  /** What the reference is, in words; the last close by default. */
  readonly referenceLabel?: string;
  /** The count adds up: Enter leaves the table. */
  readonly done: boolean;
  readonly onCount: (denomination: string, pieces: number) => void;
  readonly onLeave: () => void;
}

/** Notes on the left, coins on the right, keyed from the top down on the ten-key block. */
export const CountTable = ({ id, counts, reference, referenceLabel, done, onCount, onLeave }: CountTableProps) => {
  const { t } = useTexts();
  const half = (caption: string, items: readonly Denomination[]) => (
    <table className="count-table">
      <thead>
        <tr>
          <th scope="col">{caption}</th>
          <th scope="col">{t('cash.pieces')}</th>
          {reference !== undefined && <th scope="col">{referenceLabel ?? t('cash.lastClose')}</th>}
          <th scope="col">{t('cash.value')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((each) => (
          <CountRow key={each.id} denomination={each} counts={counts} reference={reference} onCount={onCount} />
        ))}
      </tbody>
    </table>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus has left the rows inside
    <div
      id={id}
      className="count"
      data-done={done}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
    >
      {half(t('cash.notes'), NOTES)}
      {half(t('cash.coins'), COINS)}
    </div>
  );
};
