import { postingRequestSchema } from '../../../contract/central/transactions.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { formatAmount } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import { denominationCountsSchema } from '../../../contract/money/denominations.ts';
import type { ReportCheck, ReportTable } from '../../../contract/reports/sheet.ts';
import { balanceTill, type TillBalance, type TillEvent, worth } from '../../../contract/reports/tillBalance.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { TillDayRow } from '../../../db/operations/tillDay.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { check, column, kindsIn, tableOf } from './tables.ts';

interface Parts {
  readonly tables: readonly ReportTable[];
  readonly checks: readonly ReportCheck[];
}

/** What a count's request says of this till; null: it was about another one. */
const countOf = ({ transactionCode, request }: TillDayRow, tillId: string): TillEvent | null => {
  if (request === null) return null;
  const { values } = postingRequestSchema.parse(JSON.parse(request));
  const pieces = denominationCountsSchema.safeParse(values.denominations);
  if (values.tillId !== tillId || !pieces.success || values.step === 'return') return null;
  const opens = transactionCode === '0211' || values.step === 'accept';
  return { kind: opens ? 'open' : 'count', transactionCode, pieces: pieces.data };
};

const eventsOf = (rows: readonly TillDayRow[], tillId: string): TillEvent[] =>
  rows.flatMap((row): TillEvent[] => {
    if (row.moved !== null) return [{ kind: 'moved', transactionCode: row.transactionCode, pieces: row.moved.denominations }];
    const count = countOf(row, tillId);
    return count === null ? [] : [count];
  });

const byPiece = ({ opening, taken, given, differences, closing }: TillBalance): ReportTable =>
  tableOf({
    names: { zh: '按券别', en: 'By denomination' },
    columns: [
      column('券别', 'Denomination', 'piece', 30),
      column('期初张数', 'Opening', 'count', 22),
      column('收入', 'In', 'count', 22),
      column('付出', 'Out', 'count', 22),
      column('长短款', 'Over/short', 'count', 22),
      column('期末张数', 'Closing', 'count', 22),
      column('期末金额', 'Closing amount', 'money', 50),
    ],
    rows: kindsIn(opening, taken, given, differences, closing).map(({ id, value }) => [
      id,
      ...[opening, taken, given, differences, closing].map((pieces) => String(pieces[id] ?? 0)),
      (BigInt(value) * BigInt(closing[id] ?? 0)).toString(),
    ]),
    summed: [6],
    chart: 6,
  });

const byCode = (balance: TillBalance): ReportTable =>
  tableOf({
    names: { zh: '按交易', en: 'By transaction' },
    columns: [
      column('交易', 'Transaction', 'transaction', 60),
      column('笔数', 'Count', 'count', 20),
      column('现金收入', 'Cash in', 'money', 55),
      column('现金付出', 'Cash out', 'money', 55),
    ],
    rows: balance.byCode.map(({ transactionCode, count, taken, given }) => [
      transactionCode,
      String(count),
      taken.toString(),
      given.toString(),
    ]),
    summed: [1, 2, 3],
  });

const money = (amount: bigint): string => formatAmount(amount, CNY);

/** Beside what central has of the till, where it answers. */
const againstCentral = async (context: AgentContext, tillId: string, balance: TillBalance): Promise<ReportCheck[]> => {
  const answer = await askCentral(context, 'tillReport', { params: { tillId } });
  if (!answer.ok)
    return [check('与中心账面核对：中心未应答，未核对', 'Compared with central: no answer, not compared', false, answer.error.code)];
  const { booked, opening, rows } = answer.value;
  const moved = rows.reduce((sum, row) => sum + BigInt(row.in) - BigInt(row.out), 0n);
  const closing = worth(balance.closing);
  return [
    check(
      '本机期末 = 中心账面',
      'Closing here = booked at central',
      closing === BigInt(booked),
      `${money(closing)} / ${money(BigInt(booked))}`,
    ),
    ...(opening === null
      ? []
      : [
          check(
            '中心：上次关箱 + 收入 - 付出 = 账面',
            'Central: last close + in - out = booked',
            BigInt(opening) + moved === BigInt(booked),
            `${money(BigInt(opening))} ${moved < 0n ? '-' : '+'} ${money(moved < 0n ? -moved : moved)} = ${money(BigInt(booked))}`,
          ),
        ]),
  ];
};

/** The balancing sheet of a till (轧账单) from this counter's own journal. Refused where the till was not opened at this counter today. */
export const tillSheet = async (context: AgentContext, tillId: string, businessDate: string): Promise<Result<Parts, WireError>> => {
  const events = eventsOf(await context.store.do('tillDay', { tillId, businessDate }), tillId);
  if (!events.some(({ kind }) => kind === 'open')) return err(wireError('TILL_NOT_HERE', { tillId }));
  const balance = balanceTill(events);
  const { opening, taken, given, differences, closing } = balance;
  const sums = [opening, taken, given, differences, closing].map(worth) as [bigint, bigint, bigint, bigint, bigint];
  const [before, ins, outs, over, after] = sums;
  return ok({
    tables: [byPiece(balance), byCode(balance)],
    checks: [
      check(
        '期初 + 收入 - 付出 + 长短款 = 期末',
        'Opening + in - out + over/short = closing',
        before + ins - outs + over === after,
        `${money(before)} + ${money(ins)} - ${money(outs)} ${over < 0n ? '-' : '+'} ${money(over < 0n ? -over : over)} = ${money(after)}`,
      ),
      ...(await againstCentral(context, tillId, balance)),
    ],
  });
};
