import { minorUnits, parseCurrency } from '../../../contract/money/currency.ts';
import { parseUppercaseAmount, toUppercaseAmount } from '../../../contract/money/uppercase.ts';
import { meets } from '../match.ts';
import { fields, money, pick, text } from '../read.ts';
import type { Rules, Vector } from '../types.ts';

const scalar = ({ input }: Vector, ...names: readonly string[]): unknown =>
  typeof input === 'object' && input !== null ? pick(fields(input), ...names) : input;

export const moneyRules: Rules = {
  'money.upper': {
    evaluate: (vector) => toUppercaseAmount(money(scalar(vector, 'amount', 'value'))),
    // Ours must be the canonical or an accepted form, and the reader must take each accepted form back to the same amount.
    matches: (got, vector) => {
      if (typeof vector.expected === 'string') return meets(vector.expected, got);
      const expected = fields(vector.expected);
      const accepted = [expected.accepted ?? []].flat();
      const amount = money(scalar(vector, 'amount', 'value'));
      const readable = accepted.every((form) => meets({ ok: true, value: amount }, parseUppercaseAmount(text(form))));
      return readable && [expected.canonical, ...accepted].some((form) => form !== undefined && meets(form, got));
    },
  },
  'money.upperParse': {
    evaluate: (vector) => {
      const parsed = parseUppercaseAmount(text(scalar(vector, 'text', 'value')));
      return parsed.ok ? { valid: true, minor: parsed.value } : { valid: false, error: parsed.error.code };
    },
  },
  'money.minorUnits': {
    evaluate: (vector) => {
      const currency = parseCurrency(text(scalar(vector, 'ccy', 'currency', 'code')));
      return currency.ok ? minorUnits(currency.value) : null;
    },
  },
};
