import { SUBJECT } from '../../ledger/pairs.ts';
import type { Movement } from '../history.ts';
import { type Random, weighted } from '../random.ts';

/** What a movement is, without its date and amount. */
export type MovementKind = Omit<Movement, 'date' | 'amount' | 'transfer'>;

/** Something that comes and goes on an account, and how large it is in hundredths of the holder's usual sum. */
export interface Flow {
  readonly kind: MovementKind;
  readonly sign: 1n | -1n;
  readonly percent: readonly [low: number, high: number];
  /** Paid in notes of a hundred yuan, to the yuan, or to the fen. */
  readonly grain: 10_000 | 100 | 1;
}

const INTEREST_EXPENSE = '6411';
/** What the system books at the end of a day has no counter transaction's code. */
export const END_OF_DAY = '9001';

const kind = (transactionCode: string, summaryZh: string, summaryEn: string, more: Partial<MovementKind> = {}): MovementKind => ({
  cash: false,
  counterSubject: more.cash === true ? SUBJECT.cash : SUBJECT.centralBank,
  system: false,
  ...more,
  transactionCode,
  summaryZh,
  summaryEn,
});
const system = { system: true };
const cash = { cash: true };

export const CASH_IN = kind('1201', '现存', 'CASH DEPOSIT', cash);
export const CASH_OUT = kind('1202', '现支', 'CASH WITHDRAWAL', cash);
export const TRANSFER_IN = kind('1203', '转存', 'TRANSFER IN');
export const TRANSFER_OUT = kind('1203', '转支', 'TRANSFER OUT');
export const REMITTED_IN = kind('1311', '汇入', 'REMITTANCE IN', system);
export const REMITTED_OUT = kind('1301', '汇出', 'REMITTANCE OUT');
export const CLOSED_OUT = kind('1103', '销户', 'ACCOUNT CLOSED', cash);
export const INTEREST = kind(END_OF_DAY, '结息', 'INTEREST', { ...system, counterSubject: INTEREST_EXPENSE });
export const ROLLOVER_INTEREST = kind(END_OF_DAY, '转存利息', 'ROLLOVER INTEREST', { ...system, counterSubject: INTEREST_EXPENSE });
export const MATURITY_INTEREST = kind('1204', '到期利息', 'INTEREST AT MATURITY', { counterSubject: INTEREST_EXPENSE });
export const MATURITY_OUT = kind('1204', '到期支取', 'MATURED DEPOSIT');
export const PARTIAL_OUT = kind('1205', '部分提前支取', 'PARTIAL WITHDRAWAL');

const flow = (of: MovementKind, sign: 1n | -1n, low: number, high: number, grain: Flow['grain'] = 1): Flow => ({
  kind: of,
  sign,
  percent: [low, high],
  grain,
});

const LIVING: readonly (readonly [Flow, number])[] = [
  [flow(CASH_IN, 1n, 20, 200, 10_000), 12],
  [flow(CASH_OUT, -1n, 10, 80, 10_000), 16],
  [flow(REMITTED_IN, 1n, 10, 150), 10],
  [flow(TRANSFER_OUT, -1n, 10, 120), 12],
  [flow(REMITTED_OUT, -1n, 10, 150), 8],
  [flow(kind('9002', '代扣水电', 'UTILITIES', system), -1n, 1, 6), 8],
  [flow(kind('9002', '消费', 'CARD PAYMENT', system), -1n, 1, 30), 14],
];

/** What moves on an account, by whose it is and what it is for. */
export const FLOWS = {
  employed: weighted([[flow(kind('9003', '工资', 'SALARY', system), 1n, 90, 130), 22], ...LIVING]),
  retired: weighted([[flow(kind('9003', '养老金', 'PENSION', system), 1n, 60, 70), 26], ...LIVING]),
  minor: weighted([
    [flow(CASH_IN, 1n, 10, 120, 10_000), 5],
    [flow(REMITTED_IN, 1n, 10, 60, 100), 2],
    [flow(CASH_OUT, -1n, 5, 30, 10_000), 1],
  ]),
  /** Accounts of class II and III: never cash. */
  online: weighted([
    [flow(REMITTED_IN, 1n, 10, 60), 3],
    [flow(kind('9002', '消费', 'CARD PAYMENT', system), -1n, 2, 20), 4],
    [flow(TRANSFER_OUT, -1n, 5, 40), 1],
  ]),
  company: weighted([
    [flow(kind('1311', '货款', 'TRADE RECEIPT', system), 1n, 30, 250), 10],
    [flow(kind('1301', '付货款', 'TRADE PAYMENT'), -1n, 20, 200), 9],
    [flow(kind('9003', '代发工资', 'PAYROLL', system), -1n, 20, 60), 3],
    [flow(kind('9002', '缴税', 'TAX', system), -1n, 5, 25), 2],
    [flow(CASH_OUT, -1n, 2, 20, 10_000), 1],
    [flow(CASH_IN, 1n, 5, 40, 10_000), 2],
  ]),
} as const satisfies Readonly<Record<string, (random: Random) => Flow>>;

/** A sum of a flow in fen, for a holder whose usual sum is `usual` yuan. At least one grain. */
export function amountOf(random: Random, { percent, grain }: Flow, usual: number): bigint {
  const fen = usual * (percent[0] + random.real() * (percent[1] - percent[0]));
  return BigInt(Math.max(Math.round(fen / grain), 1) * grain);
}
