import { CHART } from '../../../contract/accounting/chart.ts';
import { accountLabel, blankFormLabel, type JournalTemplate, journalProblem } from '../../../contract/accounting/journal.ts';
import { CNY } from '../../../contract/money/currency.ts';
import { meets } from '../match.ts';
import { fields, money, shown, text } from '../read.ts';
import type { Rules, Vector } from '../types.ts';
import { TRANSACTIONS } from './transactions.ts';

type Line = { readonly side: string; readonly account: string; readonly amt: string };

const rowsOf = (expected: unknown): readonly Line[] => {
  if (!Array.isArray(expected)) throw new TypeError('expected is not a list of lines');
  return expected.map((row) => {
    const { side, account, amt } = fields(row);
    return { side: text(side), account: text(account), amt: text(amt) };
  });
};

/** Numerals of the description, in order; a description without one takes the amount of the expected lines. */
function amountsOf({ input, expected }: Vector): readonly bigint[] {
  const written = [
    ...text(input)
      .replace(/\b(21st|20th|\d+[DMY])\b/g, '')
      .matchAll(/\d[\d,]*(?:\.\d+)?/g),
  ].map(([numeral]) => money(numeral));
  const [first] = rowsOf(expected);
  return written.length > 0 || first === undefined ? written : [money(first.amt)];
}

function lines(template: JournalTemplate): readonly Line[] {
  const problem = template.lines.length > 0 ? journalProblem(template.lines.map((line) => ({ ...line, currency: CNY }))) : null;
  if (problem) throw new TypeError(problem.code);
  return [
    ...template.lines.map(({ side, account, amount }) => ({ side, account: accountLabel(account), amt: shown(amount) })),
    ...template.blankForms.map(({ side, form, pieces }) => ({ side, account: blankFormLabel(form), amt: `${pieces}.00` })),
  ];
}

function evaluate(vector: Vector): readonly Line[] {
  const description = text(vector.input).toLowerCase();
  const transaction = TRANSACTIONS.find(([pattern]) => pattern.test(description));
  if (!transaction) throw new TypeError(`no transaction of this description: ${description}`);
  const rows = rowsOf(vector.expected);
  const [largest = 0n] = rows.map((row) => money(row.amt)).toSorted((a, b) => (a < b ? 1 : -1));
  return lines(transaction[1]({ description, amounts: amountsOf(vector), whole: largest, steps: rows.length }));
}

const DEPOSITS = `${CHART.demandDeposits.code} 吸收存款`;

/** The remark after an account is no part of it, and whose demand account it is may be named in other words. */
function sameAccount(expected: string, got: string): boolean {
  const [wanted, ours] = [expected, got].map((label) =>
    label
      .replace(/\s+\(.*$/, '')
      .replace(/\s+or\s.*$/, '')
      .trim(),
  );
  if (wanted === ours) return true;
  const bothDemand = [wanted, ours].every((label) => label?.startsWith(DEPOSITS) === true && !label.endsWith('定期'));
  return bothDemand;
}

const sameLine = (expected: Line, got: Line): boolean =>
  expected.side === got.side && meets(expected.amt, got.amt) && sameAccount(expected.account, got.account);

/** The same lines, in any order. */
function matches(got: unknown, { expected }: Vector): boolean {
  const left = [...(got as readonly Line[])];
  const all = rowsOf(expected).every((row) => {
    const at = left.findIndex((line) => sameLine(row, line));
    return at >= 0 && left.splice(at, 1).length === 1;
  });
  return all && left.length === 0;
}

export const accountingRules: Rules = { 'acct.journal': { evaluate, matches } };
