/** Subjects of cash that no till holds and of differences that are not decided (domain: till, vouchers and accounting). */
export const CASH_SUBJECT = {
  /** On its way between two tills or a till and the vault. */
  transit: '1001.01',
  /** 待处理出纳短款 */
  short: '1221.01',
  /** 待处理出纳长款 */
  over: '2241.01',
  overIncome: '6301',
  shortLoss: '6711',
} as const;
