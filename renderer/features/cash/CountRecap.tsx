import { CNY } from '../../../contract/money/currency.ts';
import { CNY_DENOMINATIONS } from '../../../contract/money/denominations.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { countsOf, rowValue } from './countModel.ts';

/** A finished count, only the rows that were used. */
export const CountRecap = ({ label, value }: { readonly label: string; readonly value: unknown }) => {
  const { name } = useTexts();
  const counts = countsOf(value);
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <ul className="count-recap">
          {CNY_DENOMINATIONS.items
            .filter(({ id }) => (counts[id] ?? 0) > 0)
            .map((each) => (
              <li key={each.id}>
                <span>{name(each.name)}</span>
                <span className="figures">× {counts[each.id]}</span>
                <Money value={rowValue(each, counts)} currency={CNY} />
              </li>
            ))}
        </ul>
      </dd>
    </>
  );
};
