/** Business types of CNAPS2 credit messages (`CtgyPurp/Prtry`), with their Chinese names as printed. */
export const BUSINESS_TYPES = {
  A100: '普通汇兑',
  A101: '公益性资金汇划',
  A102: '国库汇款',
  A105: '退汇',
  A108: '现金汇款',
  A109: '委托收款（划回）',
  A110: '托收承付（划回）',
  A111: '商业汇票',
  A112: '外汇清算',
  A113: '跨境支付',
  A200: '行间资金汇划',
  A201: '支票',
  A203: '银行汇票',
  A204: '银行本票',
  A301: '缴费',
  A400: '其他',
} as const;

export type BusinessType = keyof typeof BUSINESS_TYPES;
