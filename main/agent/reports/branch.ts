import type { JournalRow } from '../../../contract/central/journal.ts';
import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import { formatAmount } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import type { ReportCheck, ReportTable } from '../../../contract/reports/sheet.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../../../contract/vouchers/types.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { check, column, kindsIn, tableOf } from './tables.ts';

interface Parts {
  readonly tables: readonly ReportTable[];
  readonly checks: readonly ReportCheck[];
}
type Made = Promise<Result<Parts, WireError>>;

const PAGE = 200;
/** Reports are bounded: a branch day of more entries than this is cut off, and says so. */
const MOST_PAGES = 50;

/** What the branch booked by transaction; Dr = Cr. */
export const daySheet = async (context: AgentContext, businessDate: string): Made => {
  const answer = await askCentral(context, 'dayReport', { query: { businessDate } });
  if (!answer.ok) return answer;
  const currencies = [...new Set(answer.value.rows.map(({ currency }) => currency ?? CNY))].sort();
  const of = (wanted: string) => answer.value.rows.filter(({ currency }) => (currency ?? CNY) === wanted);
  return ok({
    tables: (currencies.length === 0 ? [CNY] : currencies).map((currency) => {
      const codes = [...new Set(of(currency).map(({ transactionCode }) => transactionCode))];
      return tableOf({
        names: { zh: `按交易 ${currency}`, en: `By transaction ${currency}` },
        currency,
        columns: [
          column('交易', 'Transaction', 'transaction', 65),
          column('笔数', 'Entries', 'count', 25),
          column('借方', 'Debit', 'money', 50),
          column('贷方', 'Credit', 'money', 50),
        ],
        rows: codes.map((code) => {
          const rows = of(currency).filter(({ transactionCode }) => transactionCode === code);
          const sum = (side: 'debit' | 'credit') => rows.reduce((total, row) => total + BigInt(row[side]), 0n).toString();
          return [code, String(rows.reduce((total, { entries }) => total + entries, 0)), sum('debit'), sum('credit')];
        }),
        summed: [1, 2, 3],
        chart: 1,
      });
    }),
    checks: currencies.map((currency) => {
      const [debit, credit] = (['debit', 'credit'] as const).map((side) => of(currency).reduce((sum, row) => sum + BigInt(row[side]), 0n));
      const shown = [debit ?? 0n, credit ?? 0n].map((amount) => formatAmount(amount, currency));
      return check(`借方 = 贷方 ${currency}`, `Debit = credit ${currency}`, debit === credit, shown.join(' / '));
    }),
  });
};

const SEES_VAULT = ['vaultKeeper', 'supervisor', 'auditor'] as const;

/** Cash of every till, and for those who may see it of the vault, by denomination. */
export const positionsSheet = async (context: AgentContext): Made => {
  const tills = await askCentral(context, 'tills', {});
  if (!tills.ok) return tills;
  const roles = context.session.current()?.session.roles ?? [];
  const vault = SEES_VAULT.some((role) => roles.includes(role)) ? await askCentral(context, 'vault', { query: {} }) : null;
  if (vault?.ok === false) return vault;
  const places = [
    ...(vault?.value.cash ?? [])
      .filter(({ currency }) => currency === CNY)
      .map(({ tillId, balance, denominations }) => ({ tillId, balance, denominations, state: 'vault', tellerId: null })),
    ...tills.value.tills,
  ];
  const shown = places.slice(0, 6);
  return ok({
    tables: [
      tableOf({
        names: { zh: '头寸', en: 'Positions' },
        columns: [
          column('尾箱/金库', 'Till or vault', 'text', 45),
          column('状态', 'State', 'tillState', 35),
          column('柜员', 'Teller', 'text', 40),
          column('金额', 'Amount', 'money', 70),
        ],
        rows: places.map(({ tillId, state, tellerId, balance }) => [tillId, state, tellerId ?? '', balance]),
        summed: [3],
        chart: 3,
      }),
      tableOf({
        names: { zh: '按券别张数', en: 'Pieces by denomination' },
        columns: [column('券别', 'Denomination', 'piece', 34), ...shown.map(({ tillId }) => column(tillId, tillId, 'count', 26))],
        rows: kindsIn(...shown.map(({ denominations }) => denominations)).map(({ id }) => [
          id,
          ...shown.map(({ denominations }) => String(denominations[id] ?? 0)),
        ]),
        more: places.length > shown.length,
      }),
    ],
    checks: [],
  });
};

const nameOf = (type: string) => VOUCHER_TYPES[type as VoucherTypeId] ?? { zh: type, en: type };

/** The ledger of controlled vouchers: received = used + void + lost + sold + on hand, and who has which numbers. */
export const vouchersSheet = async (context: AgentContext): Made => {
  const ledger = await askCentral(context, 'voucherReport', {});
  if (!ledger.ok) return ledger;
  const ranges: string[][] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await askCentral(context, 'vouchers', { query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } });
    if (!answer.ok) return answer;
    ranges.push(...answer.value.stock.map(({ type, holder, first, last, quantity }) => [type, holder, first, last, String(quantity)]));
    cursor = answer.value.next ?? undefined;
    if (cursor === undefined) break;
  }
  const { types } = ledger.value;
  const found = ({ used, lost, sold, inVault, withTellers, inTransit, ...rest }: (typeof types)[number]): number =>
    used + rest.void + lost + sold + inVault + withTellers + inTransit;
  return ok({
    tables: [
      tableOf({
        names: { zh: '凭证登记簿', en: 'Ledger by kind' },
        columns: [
          column('种类', 'Kind', 'voucher', 36),
          column('领入', 'Received', 'count', 18),
          column('使用', 'Used', 'count', 17),
          column('作废', 'Void', 'count', 17),
          column('遗失', 'Lost', 'count', 17),
          column('已售', 'Sold', 'count', 17),
          column('库存', 'In the vault', 'count', 17),
          column('柜员', 'With tellers', 'count', 17),
          column('在途', 'In transit', 'count', 17),
          column('今日用', 'Used today', 'count', 17),
        ],
        rows: types.map((each) => [
          each.type,
          ...[
            each.received,
            each.used,
            each.void,
            each.lost,
            each.sold,
            each.inVault,
            each.withTellers,
            each.inTransit,
            each.usedToday,
          ].map(String),
        ]),
        chart: 6,
      }),
      tableOf({
        names: { zh: '在手号段', en: 'Ranges on hand' },
        columns: [
          column('种类', 'Kind', 'voucher', 40),
          column('持有人', 'Holder', 'holder', 50),
          column('起号', 'First', 'text', 40),
          column('止号', 'Last', 'text', 40),
          column('张数', 'Forms', 'count', 20),
        ],
        rows: ranges,
        more: cursor !== undefined,
      }),
    ],
    checks: types.map((each) =>
      check(
        `${nameOf(each.type).zh}：领入 = 使用 + 作废 + 遗失 + 已售 + 在手`,
        `${nameOf(each.type).en}: received = used + void + lost + sold + on hand`,
        each.received === found(each),
        `${each.received} / ${found(each)}`,
      ),
    ),
  });
};

/** Every entry of the branch's day, oldest first, at most ten thousand. */
export const entriesOfDay = async (
  context: AgentContext,
  businessDate: string,
): Promise<Result<{ readonly entries: readonly JournalRow[]; readonly more: boolean }, WireError>> => {
  const entries: JournalRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await askCentral(context, 'journal', {
      query: { businessDate, own: 'false', limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
    });
    if (!answer.ok) return answer;
    entries.push(...answer.value.entries);
    cursor = answer.value.next ?? undefined;
    if (cursor === undefined) break;
  }
  return ok({ entries, more: cursor !== undefined });
};

/** The account or till by which people know an entry: a customer's account before the till. */
export const ownerOf = ({ lines }: JournalRow): string =>
  lines.find(({ owner }) => owner !== null && /^\d{10,}$/.test(owner))?.owner ?? lines.find(({ owner }) => owner !== null)?.owner ?? '';

export const sideOf = ({ lines }: JournalRow, side: 'D' | 'C'): bigint =>
  lines.filter((line) => line.side === side && line.currency === CNY).reduce((sum, { amount }) => sum + BigInt(amount), 0n);

/** The branch's journal of a day as a list, in the order of posting. */
export const journalSheet = async (context: AgentContext, businessDate: string): Made => {
  const found = await entriesOfDay(context, businessDate);
  if (!found.ok) return found;
  const { entries, more } = found.value;
  return ok({
    tables: [
      tableOf({
        names: { zh: '流水清单', en: 'Journal list' },
        columns: [
          column('时间', 'Time', 'text', 18),
          column('流水号', 'Trace', 'text', 34),
          column('交易', 'Transaction', 'transaction', 38),
          column('柜员', 'Teller', 'text', 16),
          column('账号/尾箱', 'Account or till', 'text', 36),
          column('借方', 'Debit', 'money', 24),
          column('贷方', 'Credit', 'money', 24),
        ],
        rows: entries.map((entry) => [
          branchTimeOfDay(entry.postedAt),
          entry.traceNumber,
          entry.transactionCode,
          entry.tellerId ?? '',
          ownerOf(entry),
          sideOf(entry, 'D').toString(),
          sideOf(entry, 'C').toString(),
        ]),
        summed: [5, 6],
        more,
      }),
    ],
    checks: [],
  });
};
