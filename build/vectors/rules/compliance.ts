import { type AccountClass, classProblems } from '../../../contract/compliance/accountClass.ts';
import { counterfeitProcedure } from '../../../contract/compliance/counterfeit.ts';
import { dueDiligence, retentionYears } from '../../../contract/compliance/dueDiligence.ts';
import { largeValueReport } from '../../../contract/compliance/largeValue.ts';
import { type BusinessDate, businessDateSchema } from '../../../contract/dates/businessDate.ts';
import { USD } from '../../../contract/money/currency.ts';
import { meets } from '../match.ts';
import { day, type Fields, fields, flag, money, pick, text } from '../read.ts';
import type { Rules } from '../types.ts';

/** Vectors without a date are about the rules in force today; a fixed day keeps the runner reproducible. */
const NOW = businessDateSchema.parse('2026-01-05');
const dateOf = (given: Fields): BusinessDate => (given.date === undefined ? NOW : day(given.date));

const sum = (value: unknown): bigint => (value === undefined ? 0n : money(value));
const cents = (value: unknown): bigint => (value === undefined ? 0n : money(value, USD));
const isLegal = (value: unknown): boolean => /legal|unit|corp|company|单位|法人/i.test(String(value ?? ''));

function largeValue(given: Fields): boolean {
  const inUsd = pick(given, 'usdEq', 'usdEquivalent') ?? (given.ccy === 'USD' ? pick(given, 'sumToday', 'amount') : undefined);
  const domestic = given.domestic !== false && !flag(pick(given, 'crossBorder', 'crossborder'));
  return largeValueReport({
    date: dateOf(given),
    kind: text(given.kind) === 'cash' ? 'cash' : 'transfer',
    holder: isLegal(given.holder) ? 'legal' : 'natural',
    domestic,
    sumCny: given.ccy === 'USD' ? 0n : sum(pick(given, 'sumToday', 'amount', 'sum')),
    sumUsd: cents(inUsd),
  }).report;
}

const use = (given: Fields, ...names: readonly string[]): bigint | undefined => {
  const value = pick(given, ...names);
  return value === undefined ? undefined : money(value);
};

function classAllows(given: Fields): boolean {
  const cls = text(pick(given, 'cls', 'class'))
    .toUpperCase()
    .replace('Ⅲ', 'III')
    .replace('Ⅱ', 'II')
    .replace('Ⅰ', 'I') as AccountClass;
  const existing = pick(given, `existing${cls}`, 'existing');
  const sums = {
    balance: use(given, 'balance'),
    inDay: use(given, 'inToday', 'inDay'),
    inYear: use(given, 'inYear', 'inThisYear'),
    outDay: use(given, 'outToday', 'outDay'),
    outYear: use(given, 'outYear', 'outThisYear'),
  };
  const problems = classProblems({
    date: dateOf(given),
    class: cls,
    ...(existing === undefined ? {} : { existing: Number(existing) }),
    ...Object.fromEntries(Object.entries(sums).filter(([, value]) => value !== undefined)),
    cash: flag(given.cash),
    faceToFace: flag(pick(given, 'faceToFace', 'counter')),
  });
  return problems.length === 0;
}

export const complianceRules: Rules = {
  'aml.largeValue': { evaluate: ({ input }) => largeValue(fields(input)) },
  'aml.cdd': {
    evaluate: ({ input }) => {
      const given = fields(input);
      return dueDiligence({
        date: dateOf(given),
        service: given.oneOff === undefined ? 'cash' : 'oneOff',
        natural: given.natural !== false && !isLegal(given.holder),
        cny: sum(pick(given, 'cash', 'amount')),
        usd: cents(pick(given, 'usdEq', 'usd')),
      });
    },
    // Before 2026 the published vector says only that the older profile is in force.
    matches: (got, { expected }) =>
      typeof expected === 'string' ? /^old regime/.test(expected) && fields(got).regime === 'order-2007-2' : meets(expected, got),
  },
  'aml.retentionYears': {
    evaluate: ({ input }) => retentionYears(typeof input === 'object' && input !== null ? dateOf(fields(input)) : day(input)),
  },
  'acct.classLimit': { evaluate: ({ input }) => classAllows(fields(input)) },
  'cash.counterfeit': {
    evaluate: ({ input }) => {
      const given = fields(input);
      const item = flag(given.foreign) ? 'foreign' : flag(given.coin) || given.fakeCoins !== undefined ? 'cny-coin' : 'cny-note';
      return counterfeitProcedure(Number(pick(given, 'fakeNotes', 'fakeCoins', 'count')), dateOf(given), item);
    },
  },
};
