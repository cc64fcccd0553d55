import { addDays, type BusinessDate } from '../../../contract/dates/businessDate.ts';
import { DEMAND_PARAMETERS, demandInterest, interestOnProduct } from '../../../contract/interest/demand.ts';
import { type FixedDeposit, interestEarly, interestOverdue, maturityOf, parseTerm } from '../../../contract/interest/fixed.ts';
import { fixedOrDemandInterest, PBOC_FIXED_OR_DEMAND } from '../../../contract/interest/fixedOrDemand.ts';
import { installmentInterest, installmentProducts } from '../../../contract/interest/installment.ts';
import { type CountMethod, type InterestParameters, PBOC_PARAMETERS } from '../../../contract/interest/parameters.ts';
import type { BalanceChange } from '../../../contract/interest/products.ts';
import type { AnnualRate } from '../../../contract/interest/rate.ts';
import { rolloverInterest } from '../../../contract/interest/rollover.ts';
import { interestResult, interestSegment, payableInterest } from '../../../contract/interest/segment.ts';
import { withdrawFixed } from '../../../contract/interest/withdrawal.ts';
import { err, ok } from '../../../contract/result.ts';
import { meets, toleranceOf } from '../match.ts';
import { day, type Fields, fields, flag, money, pick, rate, shown, text } from '../read.ts';
import type { Rule, Rules, Vector } from '../types.ts';

/** The files write whole-yuan principals; where they do not, they say `yuanBase` when only the yuan earn. */
const parametersOf = (given: Fields): InterestParameters => ({ ...PBOC_PARAMETERS, wholeMajorUnits: flag(given.yuanBase) });

const term = (value: unknown) => {
  const parsed = parseTerm(text(value, 'term'));
  if (!parsed.ok) throw new TypeError(`term is not a term: ${text(value)}`);
  return parsed.value;
};

const depositOf = (given: Fields): FixedDeposit => ({
  principal: money(given.principal),
  start: day(pick(given, 'start', 'open')),
  term: term(given.term ?? '1Y'),
  rate: rate(pick(given, 'rate') ?? [pick(given, 'rates')].flat()[0] ?? '0%'),
});

const demandRate = (given: Fields): AnnualRate => rate(pick(given, 'demandRateOnWithdraw', 'demandRate', 'demand'), 'demand rate');
const withdrawal = (given: Fields): BusinessDate => day(pick(given, 'withdraw', 'withdrawal', 'drawOn', 'end', 'to'), 'withdrawal');

/** A vector may expect the whole result or the sum alone. */
const sumOr =
  (key: string): NonNullable<Rule['matches']> =>
  (got, vector) =>
    meets(vector.expected, typeof vector.expected === 'object' ? got : fields(got)[key], toleranceOf(vector));

/** How files name the formulas: `wholeMonths`, `months + odd days`, `actual/360`, `184 days`, `30/360`. */
function methodOf(name: unknown): CountMethod {
  const written = typeof name === 'string' ? name.toLowerCase() : '';
  if (/30\s*\/\s*360|thirty/.test(written)) return 'thirty360';
  return /actual|^days|\d+ ?d/.test(written) ? 'actualDays' : 'wholeMonths';
}

function byItem({ input, expected }: Vector): unknown {
  const given = fields(input);
  const wantedName = typeof expected === 'object' && expected !== null ? fields(expected).method : undefined;
  const name = given.method ?? wantedName;
  const parameters = { ...parametersOf(given), method: methodOf(name) };
  const deposit = depositOf(given);
  const to = pick(given, 'withdraw', 'end') === undefined ? maturityOf(deposit.start, deposit.term) : withdrawal(given);
  const { principal, start: from } = deposit;
  const segment = interestSegment({ kind: 'contract', principal, from, to, rate: deposit.rate }, parameters);
  const { interest } = interestResult([segment], parameters);
  return { method: name ?? parameters.method, months: segment.months, days: segment.days, interest: shown(interest) };
}

function demandAggregate({ input }: Vector): unknown {
  const given = fields(input);
  const parameters = { ...DEMAND_PARAMETERS, wholeMajorUnits: flag(given.yuanBase) };
  const annual = rate(given.rate ?? given.demandRate);
  const moves = pick(given, 'openings', 'movements', 'changes', 'balances');
  if (moves === undefined) {
    const days = given.days === undefined ? null : Number(given.days);
    const product = days === null ? money(pick(given, 'product', 'products')) : money(pick(given, 'balance', 'principal')) * BigInt(days);
    return { product: shown(product), days, interest: shown(interestOnProduct(product, annual, parameters)) };
  }
  let balance = 0n;
  const changes = [moves].flat().map((move): BalanceChange => {
    const [date, amount] = Array.isArray(move)
      ? move
      : [pick(fields(move), 'date', 'from'), pick(fields(move), 'change', 'amount', 'balance')];
    const change = money(amount) - (given.balances === undefined ? 0n : balance);
    balance += change;
    return { date: day(date), change };
  });
  const date = day(pick(given, 'settleDate', 'settle', 'closeDate', 'close', 'end'));
  const kind = given.includeSettleDay === false || pick(given, 'closeDate', 'close') !== undefined ? 'closing' : 'settlement';
  const { stretches, product, interest } = demandInterest({ changes, event: { kind, date }, rate: annual }, parameters);
  return {
    products: stretches.map((stretch) => shown(stretch.product)),
    days: stretches.map((stretch) => stretch.days),
    product: shown(product),
    interest: shown(interest),
  };
}

function overdue({ input }: Vector): unknown {
  const given = fields(input);
  const parameters = parametersOf(given);
  const deposit = depositOf(given);
  const result = interestOverdue(deposit, { date: withdrawal(given), demandRate: demandRate(given) }, parameters);
  const pay = (amount: string): string => shown(payableInterest([amount], parameters));
  const overdueInterest = pay(result.overdue.amount);
  return {
    maturity: result.term.to,
    term: pay(result.term.amount),
    overdueDays: result.overdue.days,
    overdue: overdueInterest,
    total: shown(result.interest),
  };
}

function rollover({ input }: Vector): unknown {
  const given = fields(input);
  const deposit = depositOf(given);
  const rates = [given.rates ?? given.rate].flat().map((value) => rate(value));
  let next = 0;
  const rateOn = (date: BusinessDate) => {
    const posted = rates[++next];
    return posted === undefined ? err({ code: 'RATE_UNKNOWN' as const, date }) : ok(posted);
  };
  const result = rolloverInterest(deposit, { date: withdrawal(given), demandRate: demandRate(given) }, rateOn, parametersOf(given));
  if (!result.ok) throw new TypeError(`no rate for the term from ${result.error.date}`);
  const { terms, tail, total } = result.value;
  return {
    ...Object.fromEntries(terms.map((rolled, i) => [`roll${i + 1}`, shown(rolled.balance)])),
    tailDays: tail?.segments[0]?.days ?? 0,
    tailInterest: shown(tail?.interest ?? 0n),
    total: shown(total),
  };
}

function early({ input }: Vector): unknown {
  const given = fields(input);
  const result = interestEarly(depositOf(given), { date: withdrawal(given), demandRate: demandRate(given) }, parametersOf(given));
  return { days: result.segments[0]?.days, interest: shown(result.interest) };
}

function partialEarly({ input }: Vector): unknown {
  const given = fields(input);
  const part = typeof given.partial === 'object' ? fields(given.partial) : given;
  const drawn = withdrawFixed(
    {
      deposit: depositOf(given),
      date: day(pick(part, 'date', 'withdraw', 'on')),
      amount: money(pick(part, 'amount', 'draw')),
      demandRate: demandRate(given),
      partialsBefore: Number(given.partialsBefore ?? 0),
    },
    undefined,
    parametersOf(given),
  );
  if (!drawn.ok) return { allow: false, reason: drawn.error.code };
  const { remaining, segments, interest } = drawn.value;
  return {
    days: segments[0]?.days,
    interestPaid: shown(interest),
    interest: shown(interest),
    remaining: shown(remaining?.principal ?? 0n),
    remainingKeepsStart: remaining?.start,
    remainingKeepsRate: remaining && `${remaining.rate}%`,
  };
}

const BAND_NAMES: ReadonlyArray<readonly [months: number, name: RegExp]> = [
  [3, /^(three|3|threeMonth)/i],
  [6, /^(six|6|half)/i],
  [12, /^(one|1|twelve|12)/i],
];

function fixedOrDemand({ input }: Vector): unknown {
  const given = fields(input);
  const fixedRate = (months: number): AnnualRate => {
    const pattern = BAND_NAMES.find(([band]) => band === months)?.[1];
    const name = Object.keys(given).find((key) => pattern?.test(key)) ?? 'fixedRate';
    return rate(given[name], `the ${months}-month rate`);
  };
  const percent = Number(text(given.discount ?? `${PBOC_FIXED_OR_DEMAND.percent}%`).replace('%', ''));
  const start = day(given.start);
  const result = fixedOrDemandInterest(
    {
      principal: money(given.principal),
      start,
      withdrawal: given.days === undefined ? withdrawal(given) : addDays(start, Number(given.days)),
      demandRate: pick(given, 'demandRateOnWithdraw', 'demandRate', 'demand') === undefined ? rate('0%') : demandRate(given),
      fixedRate,
    },
    { ...PBOC_FIXED_OR_DEMAND, percent },
    parametersOf(given),
  );
  const [segment] = result.segments;
  return { days: segment?.days, rate: segment && `${segment.rate}%`, interest: shown(result.interest) };
}

export const depositRules: Rules = {
  'interest.demand.aggregate': { evaluate: demandAggregate, matches: sumOr('interest') },
  'interest.fixed.byItem': { evaluate: byItem, matches: sumOr('interest') },
  'interest.fixed.early': { evaluate: early, matches: sumOr('interest') },
  'interest.fixed.partialEarly': { evaluate: partialEarly, matches: sumOr('interest') },
  'interest.fixed.overdue': { evaluate: overdue, matches: sumOr('total') },
  'interest.fixed.autoRollover': { evaluate: rollover, matches: sumOr('total') },
  'interest.fixedOrDemand': { evaluate: fixedOrDemand, matches: sumOr('interest') },
  'interest.installment.products': {
    evaluate: ({ input }) =>
      installmentProducts(Number(typeof input === 'object' && input !== null ? pick(fields(input), 'n', 'months') : input)),
  },
  'interest.installment': {
    evaluate: ({ input }) => {
      const given = fields(input);
      const plan = { monthly: money(pick(given, 'monthly', 'amount')), n: Number(given.n ?? given.months), rate: rate(given.rate) };
      const { product, interest } = installmentInterest(plan, parametersOf(given));
      return { products: shown(product), interest: shown(interest) };
    },
    matches: sumOr('interest'),
  },
};
