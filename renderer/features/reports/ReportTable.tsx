import { minorUnitsSchema } from '../../../contract/money/amount.ts';
import type { ReportTable as Table } from '../../../contract/reports/sheet.ts';
import { cellWords, SUM } from '../../../contract/reports/words.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { greatestOf, partOf } from './bars.ts';

type Column = Table['columns'][number];

const isFigure = ({ type }: Column): boolean => type === 'money' || type === 'count';

const Cell = ({ column, text, currency }: { readonly column: Column; readonly text: string; readonly currency: Table['currency'] }) => {
  const { language } = useTexts();
  const amount = column.type === 'money' ? minorUnitsSchema.safeParse(text).data : undefined;
  return (
    <td className={isFigure(column) ? 'right figures' : column.type === 'text' ? 'figures' : undefined}>
      {amount === undefined ? cellWords(column.type, text, language) : <Money value={amount} currency={currency} />}
    </td>
  );
};

/** A bar as long as the row's part of the greatest one. The figure itself stands in the row, so that nobody needs the bar. */
const Bar = ({ part }: { readonly part: number }) => (
  <td className="report-bar">
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" y="1" height="8" width={part} />
    </svg>
  </td>
);

/** One table of a report, with bars beside the column that people would rather look at. */
export const ReportTable = ({ table }: { readonly table: Table }) => {
  const { t, name, language } = useTexts();
  const { columns, rows, sum, chart, currency } = table;
  const charted = chart === null ? null : (columns[chart] ?? null);
  const greatest = chart === null ? 0n : greatestOf(rows, chart);
  return (
    <section className="report-table" aria-label={name(table.names)}>
      <h2>{name(table.names)}</h2>
      <table className="list" aria-label={name(table.names)}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.names.en} scope="col" className={isFigure(column) ? 'right' : undefined}>
                {name(column.names)}
              </th>
            ))}
            {charted !== null && <th scope="col">{t('reports.bars', { column: name(charted.names) })}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // Rows of a report have no name of their own and never change their order.
            // biome-ignore lint/suspicious/noArrayIndexKey: a report is made anew as a whole
            <tr key={at}>
              {columns.map((column, index) => (
                <Cell key={column.names.en} column={column} text={row[index] ?? ''} currency={currency} />
              ))}
              {chart !== null && <Bar part={partOf(row[chart] ?? '', greatest)} />}
            </tr>
          ))}
        </tbody>
        {sum !== null && (
          <tfoot>
            <tr>
              <th scope="row">{SUM[language]}</th>
              {columns.slice(1).map((column, index) => (
                <Cell key={column.names.en} column={column} text={sum[index + 1] ?? ''} currency={currency} />
              ))}
              {chart !== null && <td />}
            </tr>
          </tfoot>
        )}
      </table>
      {rows.length === 0 && <p className="customer-none">{t('reports.empty')}</p>}
      {table.more && <p className="field-hint">{t('reports.more')}</p>}
    </section>
  );
};
