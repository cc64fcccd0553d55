import { expect, test } from 'vitest';
import { errorText, wireError } from '../../contract/errors/wire.ts';
import { refusalInWords } from './refusalWords.ts';
import { zh } from './zh/index.ts';

const text = (...given: Parameters<typeof wireError>) => errorText(refusalInWords(wireError(...given), zh.refusals), 'zh');

test('an order that is too long, a colleague’s transaction, a class that is full: in words, not in codes', () => {
  expect(text('HOLD_REFUSED', { reason: 'endsOn' })).toBe('冻结止付要素不符合规定：截止日已过，或超过最长期限');
  expect(text('REVERSAL_REFUSED', { reason: 'teller' })).toBe('该交易不能冲正：由其他柜员或系统办理');
  expect(text('ACCOUNT_CLASS_LIMIT', { class: 'I', problem: 'TOO_MANY_OF_CLASS' })).toBe('I 类账户超过限额（该类账户数已满）。');
});

test('several refusals of an agent are all told', () => {
  expect(text('AGENCY_REFUSED', { refusals: 'AGENT_NOT_IDENTIFIED, NOT_BY_AGENT' })).toBe(
    '不能代办：代办人证件无效或未核实、此项业务不得代办。',
  );
});

test('a code without words stays for the technician', () => {
  expect(text('REVERSAL_REFUSED', { reason: 'constructor' })).toContain('constructor');
});
