import { CNY } from '../../../../contract/money/currency.ts';
import type { DocumentView } from '../../../../contract/views/transaction.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Money } from '../../../shared/components/Money.tsx';

interface PrintLinesProps {
  readonly lines: DocumentView['lines'];
  readonly choice?: { readonly chosen: number; readonly choosable: readonly number[]; readonly onChoose: (line: number) => void };
}

/** The lines as the book shows them, each with what is known of its paper. With `choice` the teller points at the last good one. */
export const PrintLines = ({ lines, choice }: PrintLinesProps) => {
  const { t, pick } = useTexts();
  return (
    <table className="print-lines">
      <thead>
        <tr>
          {choice !== undefined && <th scope="col">{t('print.lastGood')}</th>}
          <th scope="col">{t('print.line')}</th>
          <th scope="col">{t('print.date')}</th>
          <th scope="col">{t('print.summary')}</th>
          <th scope="col" className="right">
            {t('print.amount')}
          </th>
          <th scope="col" className="right">
            {t('print.balance')}
          </th>
          <th scope="col">{t('print.paper')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ lineNumber, line, paper }) => (
          <tr key={lineNumber} className={`paper-${paper}${choice !== undefined && lineNumber > choice.chosen ? ' paper-beyond' : ''}`}>
            {choice !== undefined && (
              <td>
                <input
                  type="radio"
                  name="last-good-line"
                  aria-label={t('print.lineGood', { line: lineNumber })}
                  disabled={!choice.choosable.includes(lineNumber)}
                  checked={choice.chosen === lineNumber}
                  onChange={() => choice.onChoose(lineNumber)}
                />
              </td>
            )}
            <td className="figures">{lineNumber}</td>
            <td className="figures">{line.date}</td>
            <td>{pick(line.summaryZh, line.summaryEn)}</td>
            <td className="right">
              <Money value={line.amount} currency={CNY} signed />
            </td>
            <td className="right">
              <Money value={line.balance} currency={CNY} />
            </td>
            <td>
              <span className={`paper paper-mark-${paper}`}>{t(`print.papers.${paper}`)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
