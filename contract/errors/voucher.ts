import type { ErrorFamily } from './types.ts';

/** Controlled vouchers: stock, use, sale and loss of numbered forms. */
export const voucherErrors = {
  VOUCHER_NUMBER_NOT_HELD: {
    when: 'A form whose number the holder does not have.',
    zh: '凭证号 {number} 不在该柜员名下。',
    en: 'Form {number} is not held here.',
    actionZh: '请核对凭证种类和号码。',
    actionEn: 'Check the kind and the number.',
    retry: 'never',
  },
  VOUCHER_NUMBER_SKIPPED: {
    when: 'A number that is not the lowest one held: no skipping.',
    zh: '不得跳号，下一张应为 {next}。',
    en: 'No skipping: the next form is {next}.',
    actionZh: '请使用号码最小的一张；如有作废请先登记。',
    actionEn: 'Use the lowest number; void a spoilt form first.',
    retry: 'safe',
  },
  VOUCHER_NUMBER_USED: {
    when: 'A number that was used, voided or lost before: each is used once, ever.',
    zh: '凭证号 {number} 已使用、作废或挂失。',
    en: 'Form {number} was used, voided or lost before.',
    actionZh: '请取下一张，并查明原因。',
    actionEn: 'Take the next one and find out why.',
    retry: 'never',
  },
  VOUCHER_RANGE_NOT_HELD: {
    when: 'A range that the holder does not have as a whole.',
    zh: '号段 {range} 不在其名下。',
    en: 'The range {range} is not held there.',
    actionZh: '请核对库存号段。',
    actionEn: 'Check the ranges in stock.',
    retry: 'never',
  },
  VOUCHER_RANGE_KNOWN: {
    when: 'Receiving numbers of which some came in before.',
    zh: '号段 {range} 中有号码已入过库。',
    en: 'Some numbers of {range} came in before.',
    actionZh: '请核对起止号码。',
    actionEn: 'Check the first and the last number.',
    retry: 'never',
  },
  VOUCHER_RANGE_TWICE: {
    when: 'A list of ranges that names the same number twice.',
    zh: '号段 {range} 与另一号段重复。',
    en: 'The range {range} overlaps another one of the list.',
    actionZh: '请核对各号段，每个号码只录一次。',
    actionEn: 'Check the ranges; each number stands there once.',
    retry: 'never',
  },
  VOUCHER_RANGE_WRONG: {
    when: 'A range that is malformed, too long, or of another width than its kind is printed with.',
    zh: '起止号码不正确（{digits} 位）。',
    en: 'First and last number are not right ({digits} digits).',
    actionZh: '请按票面号码录入。',
    actionEn: 'Type them as printed.',
    retry: 'never',
  },
  VOUCHER_NOT_FOR_SALE: {
    when: 'Selling a form that the bank writes itself.',
    zh: '该凭证由银行签发，不得出售。',
    en: 'This form is written by the bank and not sold.',
    actionZh: '只有支票、申请书等可以出售。',
    actionEn: 'Only cheques and application forms are sold.',
    retry: 'never',
  },
} as const satisfies ErrorFamily;
