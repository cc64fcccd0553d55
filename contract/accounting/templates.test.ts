import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CNY } from '../money/currency.ts';
import * as cash from './cashTemplates.ts';
import * as deposits from './depositTemplates.ts';
import * as instruments from './instrumentTemplates.ts';
import { accountLabel, blankFormLabel, type JournalTemplate, journalProblem } from './journal.ts';
import * as remittances from './remittanceTemplates.ts';

const show = ({ lines, blankForms }: JournalTemplate): string[] => [
  ...lines.map((line) => `${line.side} ${accountLabel(line.account)} ${line.amount}`),
  ...blankForms.map((line) => `${line.side} ${blankFormLabel(line.form)} ${line.pieces}`),
];

describe('what a transaction posts', () => {
  it.each<[string, JournalTemplate, readonly string[]]>([
    ['a cash deposit', cash.cashDeposit(100n), ['D 1001 库存现金 100', 'C 2011 吸收存款-活期 100']],
    ['a cash withdrawal', cash.cashWithdrawal(100n), ['D 2011 吸收存款-活期 100', 'C 1001 库存现金 100']],
    ['a till that is over', cash.tillOver(5n), ['D 1001 库存现金 5', 'C 2241 其他应付款-待处理出纳长款 5']],
    ['a till that is short', cash.tillShort(5n), ['D 1221 其他应收款-待处理出纳短款 5', 'C 1001 库存现金 5']],
    ['money from the vault', cash.vaultToTill(9n), ['D 1001 库存现金-柜员尾箱 9', 'C 1001 库存现金-金库 9']],
    [
      'a matured certificate in cash',
      deposits.fixedDepositPaid(1_000_000n, deposits.fromAccrued(12_150n), 'cash'),
      ['D 2011 吸收存款-定期 1000000', 'D 2231 应付利息 12150', 'C 1001 库存现金 1012150'],
    ],
    [
      'quarterly interest that was not all accrued',
      deposits.demandInterestCredited({ accrued: 800n, expense: 31n }),
      ['D 2231 应付利息 800', 'D 6411 利息支出 31', 'C 2011 吸收存款-活期 831'],
    ],
    [
      'a remittance with its fee',
      remittances.remittanceOut({ amount: 5_000_000n, fee: 1_500n, funded: 'account', through: 'centralBank' }),
      ['D 2011 吸收存款-汇款人 5001500', 'C 1003 存放中央银行款项 5000000', 'C 6021 手续费及佣金收入 1500'],
    ],
    [
      'a remittance without fee',
      remittances.remittanceOut({ amount: 1n, fee: 0n, funded: 'cash', through: 'clearing' }),
      ['D 1001 库存现金 1', 'C 3001 清算资金往来(系统内) 1'],
    ],
    [
      'an incoming one that matched nobody',
      remittances.remittanceIn(7n, 'unmatched'),
      ['D 1003 存放中央银行款项 7', 'C 2011 大额应付结算专户 7'],
    ],
    ['suspense that goes back', remittances.suspenseReturned(7n), ['D 2011 大额应付结算专户 7', 'C 1003 存放中央银行款项 7']],
    [
      'a draft for cash',
      instruments.draftIssued(10n, 'cash'),
      ['D 1001 库存现金 10', 'C 2011 汇出汇款 10', 'OUT off-balance 重要空白凭证-银行汇票 1'],
    ],
    [
      'a draft paid in cash',
      instruments.draftPaidByAgent(6n, 'cash'),
      ['D 3001 清算资金往来(系统内) 6', 'C 2011 应解汇款 6', 'D 2011 应解汇款 6', 'C 1001 库存现金 6'],
    ],
    [
      'a draft settled with a surplus',
      instruments.draftSettled(100n, 92n, false),
      ['D 2011 汇出汇款 100', 'C 3001 清算资金往来(系统内) 92', 'C 2011 应解汇款 8'],
    ],
    ['a draft used up', instruments.draftSettled(100n, 100n, true), ['D 2011 汇出汇款 100', 'C 3001 清算资金往来(系统内) 100']],
    [
      "a cashier's cheque paid by another bank",
      instruments.cashiersChequeSettled(3n, 'otherBank'),
      ['D 2011 开出本票 3', 'C 1003 存放中央银行款项 3'],
    ],
    ['a spoilt form', instruments.formSpoilt('draft'), ['OUT off-balance 重要空白凭证-银行汇票 1']],
  ])('%s', (_, template, lines) => {
    expect(show(template)).toEqual(lines);
  });

  it('balances, whatever the amounts', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 15n });
    fc.assert(
      fc.property(amount, fc.bigInt({ min: 0n, max: 10n ** 9n }), (whole, part) => {
        const funded = ['account', 'cash'] as const;
        const interest = { accrued: part, expense: 1n };
        const all: readonly JournalTemplate[] = [
          ...[cash.cashDeposit, cash.cashWithdrawal, cash.feeInCash, cash.vaultToTill, cash.tillToVault, cash.tillToTill].map((make) =>
            make(whole),
          ),
          ...[cash.tillOver, cash.tillShort, cash.overToIncome, cash.shortWrittenOff].map((make) => make(whole)),
          ...[deposits.transferInBranch, deposits.interestAccrual].map((make) => make(whole)),
          ...[remittances.remittanceSettled, remittances.suspenseReleased, remittances.suspenseReturned].map((make) => make(whole)),
          ...[remittances.suspenseForwarded, remittances.remittanceCollectedInCash].map((make) => make(whole)),
          deposits.demandInterestCredited(interest),
          ...(['matched', 'unmatched', 'noAccount'] as const).map((outcome) => remittances.remittanceIn(whole, outcome)),
          ...(['account', 'payable', 'cash'] as const).map((to) => instruments.draftPaidByAgent(whole, to)),
          ...(['branch', 'otherBank', 'here-account', 'here-cash'] as const).map((by) => instruments.cashiersChequeSettled(whole, by)),
          ...[true, false].map((hasAccount) => instruments.draftSettled(whole + part, whole, hasAccount)),
          ...funded.flatMap((way) => [
            deposits.fixedDepositOpened(whole, way),
            deposits.fixedDepositPaid(whole, interest, way),
            remittances.remittanceOut({ amount: whole, fee: part, funded: way, through: 'pendingClearing' }),
            instruments.draftIssued(whole, way),
            instruments.draftRefunded(whole, way),
            instruments.cashiersChequeIssued(whole, way),
            instruments.cashiersChequeRefunded(whole, way),
          ]),
        ];
        for (const { lines } of all) expect(journalProblem(lines.map((line) => ({ ...line, currency: CNY })))).toBeNull();
      }),
    );
  });
});
