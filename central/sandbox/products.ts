import { sql } from 'kysely';
import { addMonths, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { DEMAND_PARAMETERS, demandSettlementDay } from '../../contract/interest/demand.ts';
import { NOTICE_MINIMUMS } from '../../contract/interest/noticeRules.ts';
import { PBOC_PARAMETERS } from '../../contract/interest/parameters.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { ProductKind, ProductTerms } from '../../contract/products/terms.ts';
import type { Tx } from '../database/serializable.ts';
import { RATES } from './rates.ts';

interface SandboxProduct {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: ProductKind;
  readonly term: string | null;
  readonly terms: ProductTerms;
}

const NOTHING = toWire(0n);

const PERSONAL: ProductTerms = {
  calculation: 'perItem',
  interest: PBOC_PARAMETERS,
  rateCode: 'fixed',
  demandRateCode: 'demand',
  rateMode: 'single',
  holder: 'individual',
  savingsTax: true,
  accrual: 'monthly',
  minimumOpen: toWire(5_000n),
  minimumDraw: NOTHING,
  minimumBalance: toWire(5_000n),
  partialWithdrawals: 1,
  fixedOrDemand: null,
  overdraft: 'forbidden',
};
const CORPORATE: ProductTerms = {
  ...PERSONAL,
  holder: 'unit',
  savingsTax: false,
  minimumOpen: toWire(1_000_000n),
  minimumBalance: toWire(1_000_000n),
};
const DEMAND: ProductTerms = {
  ...PERSONAL,
  calculation: 'aggregate',
  interest: DEMAND_PARAMETERS,
  rateCode: 'demand',
  minimumOpen: toWire(100n),
  minimumBalance: NOTHING,
  partialWithdrawals: 0,
};

const YEARS: Readonly<Record<string, [zh: string, en: string]>> = {
  '3M': ['三个月', '3 months'],
  '6M': ['六个月', '6 months'],
  '1Y': ['一年', '1 year'],
  '2Y': ['二年', '2 years'],
  '3Y': ['三年', '3 years'],
  '5Y': ['五年', '5 years'],
};

const termed = (
  prefix: string,
  nameZh: string,
  nameEn: string,
  kind: ProductKind,
  terms: ProductTerms,
  list: readonly string[],
): SandboxProduct[] =>
  list.map((term) => {
    const [zh, en] = YEARS[term] ?? [term, term];
    return { code: `${prefix}${term}`, nameZh: `${nameZh}${zh}`, nameEn: `${nameEn}, ${en}`, kind, term, terms };
  });

const call = (prefix: string, nameZh: string, nameEn: string, terms: ProductTerms): SandboxProduct[] =>
  [
    ['1D', '一天', '1 day'],
    ['7D', '七天', '7 days'],
  ].map(([term = '', zh, en]) => ({
    code: `${prefix}${term}`,
    nameZh: `${nameZh}${zh}`,
    nameEn: `${nameEn}, ${en}`,
    kind: 'notice',
    term,
    terms,
  }));

const callTerms = (base: ProductTerms, { open, draw }: { open: bigint; draw: bigint }): ProductTerms => ({
  ...base,
  rateCode: 'notice',
  minimumOpen: toWire(open),
  minimumBalance: toWire(open),
  minimumDraw: toWire(draw),
});

/** Demand accounts are in the reference data already; here they get their terms. */
export const SANDBOX_PRODUCTS: readonly SandboxProduct[] = [
  { code: 'D01', nameZh: '活期储蓄存款', nameEn: 'Savings account', kind: 'demand', term: null, terms: DEMAND },
  {
    code: 'D02',
    nameZh: '单位活期存款',
    nameEn: 'Company current account',
    kind: 'demand',
    term: null,
    terms: { ...DEMAND, holder: 'unit', savingsTax: false },
  },
  ...termed('F', '整存整取', 'Fixed deposit', 'fixed', PERSONAL, Object.keys(YEARS)),
  ...termed('U', '单位定期存款', 'Company fixed deposit', 'fixed', CORPORATE, ['3M', '6M', '1Y']),
  ...termed('I', '零存整取', 'Instalment savings', 'instalment', { ...PERSONAL, rateCode: 'instalment', minimumOpen: toWire(500n) }, [
    '1Y',
    '3Y',
    '5Y',
  ]),
  ...call('N', '个人通知存款', 'Call deposit', callTerms(PERSONAL, NOTICE_MINIMUMS.personal)),
  ...call('M', '单位通知存款', 'Company call deposit', callTerms(CORPORATE, NOTICE_MINIMUMS.corporate)),
  {
    code: 'X01',
    nameZh: '定活两便',
    nameEn: 'Fixed or demand',
    kind: 'fixedOrDemand',
    term: null,
    terms: { ...PERSONAL, partialWithdrawals: 0, fixedOrDemand: { bands: [3, 6, 12], percent: 60 } },
  },
];

const FROM = '1949-10-01';

/** The last settlement day that has passed on a date. */
export const lastSettlement = (today: BusinessDate): BusinessDate => addMonths(demandSettlementDay(today), -3);

/** Products with their terms, the rate boards, and accounts that were settled for the last quarter, as their past shows. */
export async function seedProducts(tx: Tx, today: BusinessDate): Promise<void> {
  await sql`insert into subjects (code, name_zh, name_en, normal_side, subledger)
            values ('2221', '应交税费', 'Taxes payable', 'C', 'none') on conflict do nothing`.execute(tx);
  for (const { code, nameZh, nameEn, kind, term } of SANDBOX_PRODUCTS)
    await sql`insert into products (code, name_zh, name_en, kind, subject, term)
              values (${code}, ${nameZh}, ${nameEn}, ${kind}, '2011', ${term}) on conflict do nothing`.execute(tx);
  await tx
    .insertInto('product_terms')
    .values(SANDBOX_PRODUCTS.map(({ code, terms }) => ({ product_code: code, effective_from: FROM, terms: JSON.stringify(terms) })))
    .execute();
  await tx
    .insertInto('rates')
    .values(
      RATES.flatMap(({ code, from, rates }) =>
        Object.entries(rates).map(([term, rate]) => ({ code, term, effective_from: from, annual_rate: rate })),
      ),
    )
    .execute();
  const settled = lastSettlement(today);
  await sql`
    insert into interest_positions (account_number, settled_through, opening_sequence, settled_sequence)
    select number, ${settled}::date, last, last
      from (select number, (select coalesce(max(sequence), 0) from account_entries
                             where account_number = accounts.number and business_date <= ${settled}::date) as last
              from accounts where opened_on <= ${settled}::date and state <> 'closed') known`.execute(tx);
}
