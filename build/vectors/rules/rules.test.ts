import { describe, expect, it } from 'vitest';
import { evaluateVectors } from '../evaluate.ts';
import { rules } from './index.ts';

type Case = readonly [rule: string, input: unknown, right: unknown, wrong: unknown];
const notice = { kind: '7D', balance: 200000, noticeDays: 7, agreed: 100000, draw: 120000 };
const forms = { have: ['00000101-00000125'] };
const side = (letter: string, account: string, amt: string) => ({ side: letter, account, amt });
const draft = { issued: '10000.00', actual: '9000.00' };

/** Expectations in words: the right one passes, and a wrong one of the same kind must fail. */
const CASES: readonly Case[] = [
  ['interest.notice', notice, '100000 at 7-day rate, excess 20000 at demand rate', '110000 at 7-day rate, excess 10000 at demand rate'],
  ['interest.notice', { ...notice, draw: 100000 }, '7-day rate on all', 'demand rate on all (no notice)'],
  [
    'interest.notice',
    { ...notice, noticeDays: undefined, agreed: undefined },
    'demand rate on all (no notice)',
    'demand rate on all (late after notice)',
  ],
  ['interest.notice', notice, 'excess 20000 at demand rate', 'whatever the bank decides'],
  ['voucher.serial', { ...forms, use: '00000101' }, 'ok', 'refused: not held'],
  ['voucher.serial', { ...forms, use: '00000103' }, 'refused: number skipped', 'refused: already used'],
  [
    'voucher.serial',
    { ...forms, sellRange: '00000101-00000110' },
    'ok -> customer holds 10, teller holds 15',
    'ok -> customer holds 25, teller holds none',
  ],
  ['voucher.serial', { ...forms, transferTo: 'teller B', range: '00000101-00000125' }, 'needs both tellers to confirm', 'ok'],
  ['instrument.draft.pay', draft, { accept: true, surplus: '1000.00' }, { accept: true, surplus: '9000.00' }],
  [
    'instrument.draft.pay',
    { ...draft, amended: true },
    { accept: false, reason: 'ACTUAL_AMOUNT_AMENDED' },
    { accept: false, reason: 'ACTUAL_NOT_FILLED' },
  ],
  ['instrument.draft.refund', { copies: [2] }, { allow: false, reason: 'COPY3_MISSING' }, { allow: false, reason: 'COPY2_MISSING' }],
  ['instrument.draft.refund', { copies: [2], monthsAfterDue: 1 }, true, false],
  ['pay.hvps.window', '2025-03-08T10:00', { open: false, reason: 'HOLIDAY' }, { open: false, reason: 'CLEARING_WINDOW' }],
  ['pay.incoming', { acctNo: 'match', name: 'mismatch' }, 'SUSPENSE', 'AUTO_CREDIT'],
  ['remit.autoReturn', { noticeSent: '2025-01-15', paid: true }, null, '2025-03-15'],
  [
    'interest.fixed.byItem',
    { principal: '10000.00', start: '2007-03-01', term: '6M', rate: '2.43%', method: 'actual/360' },
    '124.20',
    '121.50',
  ],
  [
    'acct.journal',
    'draft settle 800000, actual 600000',
    [
      side('C', '3001 清算资金往来(系统内)', '600000.00'),
      side('D', '2011 汇出汇款', '800000.00'),
      side('C', '2011 吸收存款-申请人', '200000.00'),
    ],
    [side('D', '2011 汇出汇款', '800000.00'), side('C', '3001 清算资金往来(系统内)', '800000.00')],
  ],
  [
    'acct.journal',
    'incoming 50000, account and name mismatch',
    [side('D', '1003 存放中央银行款项', '50000.00'), side('C', '2011 大额应付结算专户', '50000.00')],
    [side('D', '1003 存放中央银行款项', '50000.00'), side('C', '2011 吸收存款-收款人', '50000.00')],
  ],
];

describe('rules whose expectations are written in words', () => {
  it.each(CASES)('%s of %j', (rule, input, right, wrong) => {
    const verdict = (expected: unknown) => evaluateVectors([{ id: 'x', rule, input, expected: expected as string }], rules);
    expect(verdict(right).failures).toEqual([]);
    expect(verdict(wrong).failures).toHaveLength(1);
  });
});
