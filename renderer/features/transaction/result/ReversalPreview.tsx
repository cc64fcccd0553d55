import type { Quote } from '../../../../contract/central/transactions.ts';
import { formatAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import { reversalSchema } from '../../../../contract/views/reversal.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { Money } from '../../../shared/components/Money.tsx';
import { grouped } from '../../../shared/grouped.ts';

/** Everything that a reversal undoes: the original, each account with its balance afterwards, and which way the cash goes. */
export const ReversalPreview = ({ result }: { readonly result: Quote['result'] }) => {
  const { t, pick } = useTexts();
  const reversal = reversalSchema.safeParse(result);
  if (!reversal.success) return null;
  const { reversedTrace, reversedCode, reversedNameZh, reversedNameEn, reversedAmount, cashBack, cashBackAmount, undoes } = reversal.data;
  return (
    <section className="reversal-preview" aria-label={t('reversal.title')}>
      <h3>{t('reversal.title')}</h3>
      <dl className="facts">
        <dt>{t('reversal.original')}</dt>
        <dd>
          <b className="figures">{reversedCode}</b> {pick(reversedNameZh, reversedNameEn)}
        </dd>
        <dt>{t('journal.trace')}</dt>
        <dd className="figures selectable">{reversedTrace}</dd>
        <dt>{t('journal.amount')}</dt>
        <dd>
          <Money value={reversedAmount} currency={CNY} />
        </dd>
        <dt>{t('reversal.cash')}</dt>
        <dd>
          <b>{t(`reversal.${cashBack}`, { amount: formatAmount(BigInt(cashBackAmount), CNY) })}</b>
        </dd>
      </dl>
      {undoes.length > 0 && (
        <table className="list" aria-label={t('reversal.accounts')}>
          <thead>
            <tr>
              <th scope="col">{t('reversal.account')}</th>
              <th scope="col" className="right">
                {t('reversal.change')}
              </th>
              <th scope="col" className="right">
                {t('reversal.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {undoes.map((each) => (
              <tr key={each.accountNumber}>
                <td>
                  {each.holderName} <small className="figures">{grouped(each.accountNumber)}</small>
                </td>
                <td className="right">
                  <Money value={BigInt(each.amount)} currency={CNY} />
                </td>
                <td className="right">
                  <Money value={BigInt(each.balanceAfter)} currency={CNY} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
