import type { ErrorFamily } from './types.ts';

/** Till and branch day. */
export const tillErrors = {
  TILL_NOT_OPEN: {
    when: 'A cash transaction without an open till of the signed-on teller.',
    zh: '尾箱尚未开启，不能办理现金业务。',
    en: 'Your till is not open, so no cash can be handled.',
    actionZh: '请先做 0211 开尾箱。',
    actionEn: 'Open the till first with 0211.',
    retry: 'safe',
  },
  TILL_ALREADY_OPEN: {
    when: 'Opening a till that is open, or a second till for one teller.',
    zh: '尾箱 {tillId} 已由柜员 {tellerId} 开启。',
    en: 'Till {tillId} is already open with teller {tellerId}.',
    actionZh: '一名柜员只能开一个尾箱。',
    actionEn: 'One teller has one till.',
    retry: 'never',
  },
  TILL_UNKNOWN: {
    when: 'A till that the branch does not have.',
    zh: '本网点没有尾箱 {tillId}。',
    en: 'This branch has no till {tillId}.',
    actionZh: '请从列表中选择。',
    actionEn: 'Choose one of the list.',
    retry: 'never',
  },
  TILL_COUNT_DIFFERS: {
    when: 'The opening count is not what the till held at its last close.',
    zh: '清点 {counted} 与上次关箱 {booked} 不符。',
    en: 'The count of {counted} is not the {booked} of the last close.',
    actionZh: '请重新清点；确有差错时由主管处理长短款。',
    actionEn: 'Count again; a real difference is for the supervisor to book.',
    retry: 'safe',
  },
  TILL_LACKS_PIECES: {
    when: 'More pieces of a denomination are paid out than the till holds.',
    zh: '尾箱 {tillId} 中 {denomination} 不足：现有 {held} 张（枚）。',
    en: 'Till {tillId} holds only {held} of {denomination}.',
    actionZh: '请更换券别，或先领取现金。',
    actionEn: 'Pay in other pieces, or fetch cash first.',
    retry: 'never',
  },
  BRANCH_DAY_CLOSED: {
    when: 'The branch day is not open at central.',
    zh: '网点营业日尚未开启。',
    en: 'The branch day is not open.',
    actionZh: '请主管开启营业日。',
    actionEn: 'Ask a supervisor to open the day.',
    retry: 'safe',
  },
  BUSINESS_DATE_CHANGED: {
    when: 'The business date moved on between opening the form and posting.',
    zh: '会计日期已由 {formDate} 变为 {currentDate}。',
    en: 'The business date moved from {formDate} to {currentDate}.',
    actionZh: '请重新报价后再提交。',
    actionEn: 'Quote again, then post.',
    retry: 'safe',
  },
} as const satisfies ErrorFamily;
