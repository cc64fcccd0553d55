import type { ErrorFamily } from './types.ts';

/** Undoing what was posted, and holds on accounts. */
export const correctionErrors = {
  REVERSAL_UNKNOWN: {
    when: 'No transaction of this trace number was posted at this branch.',
    zh: '本网点没有流水号为 {traceNumber} 的交易。',
    en: 'No transaction {traceNumber} was posted at this branch.',
    actionZh: '请核对流水号。',
    actionEn: 'Check the trace number.',
    retry: 'never',
  },
  REVERSAL_REFUSED: {
    when: 'The transaction is of another day, another teller or the system, is reversed already, or is of a kind that is never reversed.',
    zh: '该交易不能冲正：{reason}',
    en: 'This transaction cannot be reversed: {reason}',
    actionZh: '隔日差错请办理错账调整；他人交易请由原柜员冲正。',
    actionEn: 'Of another day: use a correction. Of a colleague: they reverse it.',
    retry: 'never',
  },
  SUSPENDED_NOT_OPEN: {
    when: 'There is no suspended cash of this number at the branch, or it has been settled.',
    zh: '没有编号为 {number} 的待处理挂账，或已处理。',
    en: 'There is no open suspended cash {number}.',
    actionZh: '请在脱机队列中查看挂账编号。',
    actionEn: 'See the numbers in the offline queue.',
    retry: 'never',
  },
  OFFLINE_REFUSED: {
    when: 'A transaction that may not be taken in offline was forwarded.',
    zh: '交易 {code} 不允许脱机办理，中心未予记账。',
    en: 'Transaction {code} may not be taken in offline; it was not posted.',
    actionZh: '请联机重新办理。',
    actionEn: 'Do it again online.',
    retry: 'never',
  },
  HOLD_UNKNOWN: {
    when: 'There is no such hold, or it has ended.',
    zh: '找不到该冻结止付，或已解除。',
    en: 'There is no such hold, or it has ended.',
    actionZh: '请查询账户的冻结止付记录。',
    actionEn: 'Look at the holds of the account.',
    retry: 'never',
  },
  HOLD_REFUSED: {
    when: 'A freeze or stop that the rules do not allow: too long, without the two who came with the order, without or with an amount against its kind.',
    zh: '冻结止付要素不符合规定：{reason}',
    en: 'The hold does not keep to the rules: {reason}',
    actionZh: '请核对法律文书与经办人证件。',
    actionEn: 'Check the order and the IDs of those who brought it.',
    retry: 'never',
  },
} as const satisfies ErrorFamily;
