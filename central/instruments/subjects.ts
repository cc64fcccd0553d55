/** Subjects of instruments (migration 0017); each is compared with its register (`checks/instrumentStatements.ts`). */
export const INSTRUMENT_SUBJECT = {
  /** 汇出汇款: drafts that are not settled. */
  drafts: '2011.11',
  /** 开出本票: cashier's cheques that are not paid. */
  cashiersCheques: '2011.12',
  /** 应解汇款: surpluses that wait for applicants without an account. */
  payable: '2011.13',
  /** 清算资金往来-汇票: what branches paid on drafts of others that are not settled yet (汇差). */
  draftClearing: '3001.01',
} as const;
