import { PBOC_PARAMETERS } from '../../../contract/interest/parameters.ts';
import { EVER } from './since.ts';

type Kind = 'demand' | 'fixed' | 'notice' | 'installment' | 'fixedOrDemand';

const product = (
  key: string,
  zh: string,
  en: string,
  kind: Kind,
  holder: 'person' | 'company',
  minimumDeposit: string,
  termMonths: readonly number[],
) => ({
  kind: 'product',
  key,
  effectiveFrom: EVER,
  value: {
    names: { zh, en },
    kind,
    holders: [holder],
    currencies: ['CNY'],
    minimumDeposit,
    termMonths,
    interest: { ...PBOC_PARAMETERS, method: kind === 'fixed' || kind === 'installment' ? 'wholeMonths' : 'actualDays' },
  },
});

/** Terms of the sandbox's products, minimum deposits in fen (domain: products). */
export const defaultProducts = (): unknown[] => [
  product('D01', '活期储蓄存款', 'Savings account', 'demand', 'person', '100', []),
  product('D02', '单位活期存款', 'Company current account', 'demand', 'company', '0', []),
  product('F01', '整存整取', 'Fixed deposit', 'fixed', 'person', '5000', [3, 6, 12, 24, 36, 60]),
  product('N01', '个人通知存款', 'Notice deposit', 'notice', 'person', '5000000', []),
  product('I01', '零存整取', 'Instalment deposit', 'installment', 'person', '500', [12, 36, 60]),
  product('X01', '定活两便', 'Fixed-or-demand deposit', 'fixedOrDemand', 'person', '5000', []),
];
