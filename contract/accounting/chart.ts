/**
 * The accounts that the journal templates post to: MOF 2006 codes, with the bank's own sub-accounts. Configuration: a bank with
 * another chart maps these names to its codes; the templates know the names only.
 */
export type ChartAccount = { readonly code: string; readonly zh: string; readonly en: string };

export const CHART = {
  cash: { code: '1001', zh: '库存现金', en: 'Cash' },
  tillCash: { code: '1001', zh: '库存现金-柜员尾箱', en: 'Cash: till' },
  vaultCash: { code: '1001', zh: '库存现金-金库', en: 'Cash: vault' },
  centralBank: { code: '1003', zh: '存放中央银行款项', en: 'Due from the central bank' },
  cashShort: { code: '1221', zh: '其他应收款-待处理出纳短款', en: 'Other receivables: cash short' },
  demandDeposits: { code: '2011', zh: '吸收存款-活期', en: 'Deposits: demand' },
  fixedDeposits: { code: '2011', zh: '吸收存款-定期', en: 'Deposits: fixed term' },
  remittancesPayable: { code: '2011', zh: '应解汇款', en: 'Remittances payable' },
  draftsIssued: { code: '2011', zh: '汇出汇款', en: 'Drafts and remittances issued' },
  cashiersChequesIssued: { code: '2011', zh: '开出本票', en: "Cashier's cheques issued" },
  hvpsSuspense: { code: '2011', zh: '大额应付结算专户', en: 'Large-value suspense' },
  interestPayable: { code: '2231', zh: '应付利息', en: 'Interest payable' },
  cashOver: { code: '2241', zh: '其他应付款-待处理出纳长款', en: 'Other payables: cash over' },
  clearing: { code: '3001', zh: '清算资金往来(系统内)', en: 'Clearing within the bank' },
  pendingClearing: { code: '3001', zh: '待清算支付款项', en: 'Payments not yet settled' },
  feeIncome: { code: '6021', zh: '手续费及佣金收入', en: 'Fee and commission income' },
  cashOverIncome: { code: '6301', zh: '营业外收入-出纳长款', en: 'Non-operating income: cash over' },
  interestExpense: { code: '6411', zh: '利息支出', en: 'Interest expense' },
  cashShortLoss: { code: '6711', zh: '营业外支出-出纳短款', en: 'Non-operating expense: cash short' },
} as const satisfies Readonly<Record<string, ChartAccount>>;

export type LedgerAccount = keyof typeof CHART;

/** Whose demand account a line is about; central puts the account number in its place. */
export const PARTIES = {
  payer: { zh: '付款人', en: 'payer' },
  payee: { zh: '收款人', en: 'payee' },
  remitter: { zh: '汇款人', en: 'remitter' },
  applicant: { zh: '申请人', en: 'applicant' },
  holder: { zh: '持票人', en: 'holder' },
} as const;

export type Party = keyof typeof PARTIES;
