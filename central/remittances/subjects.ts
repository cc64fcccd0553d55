/** 待清算支付款项: what has left the payer and is not settled yet. */
export const IN_FLIGHT = '3001.61';
/** 大额应付结算专户: incoming payments that wait for somebody to decide. */
export const SUSPENSE = '2011.61';
/** 应解汇款: incoming payments for a payee without account, who collects them. */
export const PAYABLE = '2011.62';

/** Transaction codes of what the system books by itself; no catalogue entry has them. */
export const SYSTEM_CODE = { settled: '1391', incoming: '1392', refund: '1393', returnDue: '1394' } as const;
