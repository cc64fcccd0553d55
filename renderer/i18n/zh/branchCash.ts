export const transfers = {
  title: '在途与待接收（{{count}}）',
  accept: '接收',
  return: '退回',
  between: '{{giver}} 交 {{receiver}}',
  wholeTill: '整个尾箱及全部凭证',
  token: '交接码',
  tellToken: '请将交接码当面告知接收人 {{receiver}}：',
  noneToAccept: '没有待您接收的项目。',
  noneToReturn: '没有可退回的项目。',
} as const;

export const vouchers = {
  type: '凭证种类',
  number: '号码',
  first: '起号',
  last: '止号',
  quantity: '{{count}} 张',
  dropLast: '删除末行',
  stock: '现有库存',
  stockEmpty: '没有库存。',
  booked: '账面号段（与实物不符）',
} as const;

export const branchDay = {
  toOpen: '将开启',
  toClose: '将关闭',
  refresh: '重新检查',
  blockers: '未了事项',
  nothing: '没有未了事项，可以日终。',
  count: '尚有 {{count}} 项未了，不能日终：',
  by: '由{{who}}办理 {{what}}',
  or: '、',
} as const;
