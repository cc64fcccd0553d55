import { describe, expect, it } from 'vitest';
import { CNY, USD } from '../money/currency.ts';
import { accountLabel, blankFormLabel, journalProblem, ledger, party } from './journal.ts';

describe('a journal', () => {
  it('prints code and name', () => {
    expect(accountLabel(party('payer'))).toBe('2011 吸收存款-付款人');
    expect(accountLabel(ledger('hvpsSuspense'))).toBe('2011 大额应付结算专户');
    expect(blankFormLabel('draft')).toBe('off-balance 重要空白凭证-银行汇票');
  });

  it('balances in each currency, not in sum', () => {
    expect(
      journalProblem([
        { side: 'D', amount: 100n, currency: CNY },
        { side: 'C', amount: 100n, currency: CNY },
      ]),
    ).toBeNull();
    expect(
      journalProblem([
        { side: 'D', amount: 100n, currency: CNY },
        { side: 'C', amount: 100n, currency: USD },
      ]),
    ).toEqual({ code: 'JOURNAL_UNBALANCED', currency: CNY, debit: 100n, credit: 0n });
  });

  it('has lines, and no empty or negative ones', () => {
    expect(journalProblem([])).toEqual({ code: 'JOURNAL_EMPTY' });
    expect(journalProblem([{ side: 'D', amount: 0n, currency: CNY }])).toEqual({ code: 'JOURNAL_AMOUNT_NOT_POSITIVE', line: 0 });
  });
});
