import type { SubjectsTable } from '../database/tables/ledger.ts';

const subject = (
  code: string,
  name_zh: string,
  name_en: string,
  normal_side: 'D' | 'C',
  subledger: SubjectsTable['subledger'] = 'none',
): SubjectsTable => ({ code, name_zh, name_en, normal_side, subledger });

/** The chart of accounts, MOF 2006 codes (domain: till, vouchers and accounting). */
export const SUBJECTS: readonly SubjectsTable[] = [
  subject('1001', '库存现金', 'Cash on hand', 'D', 'till'),
  subject('1003', '存放中央银行款项', 'Balances with the central bank', 'D'),
  subject('1221', '其他应收款', 'Other receivables', 'D'),
  subject('2011', '吸收存款', 'Deposits', 'C', 'account'),
  subject('2231', '应付利息', 'Interest payable', 'C'),
  subject('2241', '其他应付款', 'Other payables', 'C'),
  subject('3001', '清算资金往来', 'Clearing between branches', 'D'),
  subject('4001', '实收资本', 'Paid-in capital', 'C'),
  subject('6021', '手续费及佣金收入', 'Fee income', 'C'),
  subject('6301', '营业外收入', 'Non-operating income', 'C'),
  subject('6411', '利息支出', 'Interest expense', 'D'),
  subject('6711', '营业外支出', 'Non-operating expense', 'D'),
];
