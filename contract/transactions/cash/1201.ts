import { z } from 'zod';
import type { FieldError } from '../../errors/wire.ts';
import { minorUnitsSchema } from '../../money/amount.ts';
import { CNY } from '../../money/currency.ts';
import { denominationCountsSchema } from '../../money/denominations.ts';
import { accountNumberSchema, textSchema } from '../../primitives.ts';
import { err, ok } from '../../result.ts';
import { transaction } from '../definition.ts';
import { countMatches, readAccountNumber, readCount, readPositiveAmount, readText } from '../fields.ts';

const MAX_REMARK = 60;

export const cashDepositRequestSchema = z.strictObject({
  accountNumber: accountNumberSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
  remark: textSchema(MAX_REMARK),
});

/** 1201 cash deposit: the till receives the counted cash, the account is credited (domain sections 8 and 11). */
export const cashDeposit = transaction({
  code: '1201',
  names: { zh: '现金存款', en: 'Cash deposit' },
  initials: 'xjck',
  family: 'cash',
  kind: 'posting',
  roles: ['teller', 'seniorTeller'],
  fields: [
    {
      name: 'accountNumber',
      type: 'account',
      label: { zh: '账号', en: 'Account' },
      required: true,
      maxLength: 40,
      width: 6,
      hint: { zh: '刷折或输入账号，回车查询', en: 'Swipe the book or type the number, then Enter' },
    },
    { name: 'amount', type: 'amount', label: { zh: '金额', en: 'Amount' }, required: true, maxLength: 24, width: 6 },
    {
      name: 'denominations',
      type: 'denominations',
      label: { zh: '券别清点', en: 'Cash count' },
      required: true,
      width: 12,
      sumOf: 'amount',
    },
    { name: 'remark', type: 'text', label: { zh: '摘要', en: 'Remark' }, required: false, maxLength: MAX_REMARK, width: 12 },
  ],
  devices: ['passbookPrinter'],
  vouchers: [],
  till: 'cashIn',
  offline: 'withinLimits',
  overrides: [
    {
      rule: 'cashDeposit.large',
      role: 'supervisor',
      fromAmount: '20000000',
      reason: { zh: '单笔现金存款达到 20 万元', en: 'A single cash deposit of 200,000 yuan or more' },
    },
  ],
  reversal: 'sameDay',
  documents: ['passbook'],
  cash: ({ denominations }) => ({ taken: denominationCountsSchema.parse(denominations), given: {} }),
  request: cashDepositRequestSchema,
  toRequest: (values) => {
    const account = readAccountNumber(values, 'accountNumber');
    const amount = readPositiveAmount(values, 'amount', CNY);
    const count = readCount(values, 'denominations');
    const remark = readText(values, 'remark', MAX_REMARK);
    if (account.ok && amount.ok && count.ok && remark.ok) {
      const mismatch = countMatches('denominations', count.value.sum, amount.value, CNY);
      if (mismatch !== null) return err([mismatch]);
      return ok({
        accountNumber: account.value,
        currency: 'CNY',
        amount: amount.value.toString(),
        denominations: count.value.counts,
        remark: remark.value,
      });
    }
    return err([account, amount, count, remark].flatMap((each): FieldError[] => (each.ok ? [] : [each.error])));
  },
});
