import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { clientKeySchema, dateSchema, instantSchema, tellerIdSchema, traceNumberSchema, transactionCodeSchema } from '../primitives.ts';
import type { Names } from '../transactions/definition.ts';
import { stageSchema } from './transaction.ts';

/** What a teller does about a difference between this counter's journal and central's. */
export const compareActionSchema = z.enum(['forwardAgain', 'askNow', 'postAgain', 'waitForForwarding', 'noteLostHere', 'tellSupervisor']);
export type CompareAction = z.output<typeof compareActionSchema>;

/** What to do, in the teller's language. */
export const COMPARE_ACTIONS: Readonly<Record<CompareAction, Names>> = {
  forwardAgain: {
    zh: '中心没有这笔交易（可能由备份恢复）：请用原交易键重新转发，不会重复记账。',
    en: 'Central does not have it, perhaps since it was restored from a backup: forward it again under its own key; it cannot be booked twice.',
  },
  askNow: { zh: '结果未知：请立即查询。', en: 'Nobody knows the outcome yet: ask central now.' },
  postAgain: {
    zh: '中心已记账，本机尚未提交（可能由备份恢复）：请打开该表单再次提交，将得到原结果。',
    en: 'Central has it and the form here was not sent, perhaps since this PC was restored: open the form and post it again; it answers with the first outcome.',
  },
  waitForForwarding: { zh: '尚未转发到中心：联机后自动转发。', en: 'Not forwarded yet: it goes to central by itself once connected.' },
  noteLostHere: {
    zh: '本机没有这笔记录（旧磁盘丢失或被删除）：以中心为准，请核对现金与存折并登记。',
    en: 'This PC has no record of it; it was lost with the old disk or deleted. Central counts: check cash and passbook, and write it down.',
  },
  tellSupervisor: { zh: '两边不一致：请勿自行处理，立即报告主管。', en: 'The two disagree: change nothing and tell your supervisor now.' },
};

export const differenceSchema = z.strictObject({
  /** `open`: no difference yet, but not settled either. */
  kind: z.enum(['onlyHere', 'onlyThere', 'different', 'open']),
  clientKey: clientKeySchema.nullable(),
  transactionCode: transactionCodeSchema,
  tellerId: tellerIdSchema.nullable(),
  amount: minorUnitsSchema.nullable(),
  currency: currencySchema.nullable(),
  /** Where it stands here; null: not here at all. */
  here: stageSchema.nullable(),
  /** Trace number here and there. */
  traceHere: traceNumberSchema.nullable(),
  traceThere: traceNumberSchema.nullable(),
  /** What is not the same on both sides. */
  fields: z.array(z.enum(['outcome', 'traceNumber', 'transactionCode', 'tellerId', 'amount', 'currency', 'businessDate'])),
  action: compareActionSchema,
});
export type Difference = z.output<typeof differenceSchema>;

export const comparisonSchema = z.strictObject({
  businessDate: dateSchema,
  comparedAt: instantSchema,
  /** Rows of the date here that central is expected to have, and entries of this PC there. */
  here: z.int().min(0),
  there: z.int().min(0),
  matched: z.int().min(0),
  /** What needs somebody first, then what only waits; at most 500, and `more` says when there are others. */
  differences: z.array(differenceSchema).max(500),
  more: z.boolean(),
  /** Since when this PC works on a restored snapshot; null: never restored. */
  restoredAt: instantSchema.nullable(),
});
export type Comparison = z.output<typeof comparisonSchema>;
