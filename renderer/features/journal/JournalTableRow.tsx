import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import { minorUnitsSchema } from '../../../contract/money/amount.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { JournalRow } from '../../../contract/views/transaction.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { grouped } from '../../shared/grouped.ts';
import { rowKeys } from '../../shared/rowKeys.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { continueRow } from './continueRow.ts';
import { useJournalStore } from './journalStore.ts';

export const JournalTableRow = ({ row }: { readonly row: JournalRow }) => {
  const { t, name } = useTexts();
  const chosen = useJournalStore((state) => state.chosen === row.clientKey);
  const { choose, more } = useJournalStore.getState();
  const today = useCounterStore((state) => state.counter?.businessDate ?? null);
  const definition = findTransaction(row.transactionCode);
  const amount = minorUnitsSchema.safeParse(row.amount).data;
  return (
    <tr
      tabIndex={0}
      aria-selected={chosen}
      className={`journal-row journal-row-${row.stage}`}
      onFocus={() => void choose(row.clientKey)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' && event.currentTarget.nextElementSibling === null) void more();
        rowKeys(event, () => continueRow(row));
      }}
      onDoubleClick={() => continueRow(row)}
    >
      <td className="figures">
        {row.businessDate !== today && <small>{row.businessDate} </small>}
        {branchTimeOfDay(row.openedAt)}
      </td>
      <td>
        <b className="figures">{row.transactionCode}</b> {definition === undefined ? '' : name(definition.names)}
      </td>
      <td className="figures">{row.accountNumber === null ? '' : grouped(row.accountNumber)}</td>
      <td className="right">{amount !== undefined && row.currency !== null && <Money value={amount} currency={row.currency} />}</td>
      <td>
        <span className={`badge badge-stage-${row.stage}`}>{t(`stages.${row.stage}`)}</span>
        {row.unprinted && <span className="badge badge-pending">{t('journal.unprinted')}</span>}
        {row.recovered && <span className="badge badge-system">{t('journal.recovered')}</span>}
      </td>
      <td className="figures">{row.traceNumber ?? ''}</td>
    </tr>
  );
};
