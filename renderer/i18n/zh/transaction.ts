export const transaction = {
  clientKey: '流水键',
  fields: '交易内容',
  summary: '合计',
  lookingUp: '正在查询账户……',
  quote: '报价复核',
  quoting: '正在报价……',
  saving: { saved: '已保存', pending: '正在保存……', failed: '暂未保存，恢复后自动保存' },
} as const;

export const steps = { label: '步骤', enter: '录入', quote: '报价', post: '记账', print: '打印', finish: '完成' } as const;

export const leave = {
  title: '离开这张表单？',
  text: '已填写的内容已保存。挂起后可随时用 F6 返回。',
  park: '挂起',
  stay: '继续填写',
  discard: '作废表单',
} as const;

export const cash = {
  notes: '纸币',
  coins: '硬币',
  pieces: '张（枚）数',
  piecesOf: '{{name}} 张（枚）数',
  tooMany: '数量过大，请核对。',
  value: '金额',
  lastClose: '上次关箱',
  amount: '金额',
  counted: '清点合计',
  difference: '清点差额',
  fit: { open: '待清点', fits: '相符', short: '短少', over: '多出' },
} as const;

export const till = { states: { closed: '已关', open: '已分配', active: '使用中', paused: '暂停', sealed: '已封' } } as const;

export const review = {
  label: '报价复核',
  title: '复核',
  notBooked: '尚未记账',
  account: '账户',
  balanceNow: '当前余额',
  balanceAfter: '记账后余额',
  fees: '手续费',
  noFees: '免费',
  override: '需主管授权',
  post: '记账',
  quoteAgain: '重新报价',
  change: '返回修改',
} as const;

export const outcome = {
  label: '交易结果',
  accepted: '记账成功',
  trace: '流水号',
  amount: '金额',
  balance: '账户余额',
  paperDone: '存折已打印并核对。',
  paperLater: '存折未打印，明细留待下次补登。',
  rejected: '已被拒绝，未记账',
  inDoubt: '结果未知',
  inDoubtText: '交易已发出，中心尚未答复。系统正在持续查询，得到答复后本页自动更新。可按 F9 立即查询，也可先服务下一位客户。',
  doNotRepeat: '请勿重做这笔交易',
  doNotPay: '请勿付款，客户现金请单独放置',
  doNotPrint: '请勿手工填写存折或凭证',
  askNow: '立即查询',
  asking: '正在查询……',
  sending: '正在记账',
  sendingText: '已保存在本机并发往中心，请稍候。请勿重做。',
  queued: '已登记，待转发中心',
  queuedText: '中心恢复后自动转发。请告知客户：以中心记账结果为准。',
  ended: '表单已作废',
  endedText: '未发往中心，未记任何账。',
  recovered: '这笔交易由系统在重启后恢复，状态由系统更新，并非柜员操作。',
  recap: '已提交内容',
  updatedAt: '更新时间',
  next: '完成，下一位',
  close: '关闭表单',
} as const;

export const print = {
  label: '存折打印',
  insert: '请放入存折',
  printing: '正在打印……',
  book: '存折',
  from: '自第 {{line}} 行起，待打印 {{count}} 行。',
  print: '打印',
  skip: '不打印，留待下次',
  lookDone: '请核对存折',
  lookBroken: '打印中断，请查看存折',
  choose: '请选择存折上最后一行清楚的明细，其后的明细将重新打印。',
  none: '一行也不清楚',
  lastGood: '最后清楚行',
  lineGood: '第 {{line}} 行清楚',
  confirm: '确认打印到第 {{line}} 行',
  confirmNone: '确认：未打印任何行',
  line: '行',
  date: '日期',
  summary: '摘要',
  amount: '金额',
  balance: '余额',
  paper: '纸上情况',
  papers: { waiting: '未打印', maybe: '可能已打印', confirmed: '设备已确认' },
} as const;

export const stages = {
  open: '录入中',
  quoted: '已报价',
  collected: '已采集',
  authorised: '已授权',
  sending: '发送中',
  accepted: '已记账',
  rejected: '已拒绝',
  inDoubt: '结果未知',
  queued: '待转发',
  printing: '打印中',
  done: '已完成',
  parked: '已挂起',
  void: '已作废',
  reversed: '已冲正',
} as const;

export const stageTexts = {
  open: '表单正在填写，未发往中心。',
  quoted: '已取得报价，未发往中心。',
  collected: '已采集设备数据，未发往中心。',
  authorised: '已取得授权，未发往中心。',
  sending: '已发出，等待中心答复。',
  accepted: '中心已记账，尚有后续步骤。',
  rejected: '中心已拒绝，未记任何账。',
  inDoubt: '已发出，结果未知。请勿重做，系统持续查询。',
  queued: '已登记在本机，等待转发中心。',
  printing: '中心已记账，存折打印尚未完结。',
  done: '中心已记账，交易已办结。',
  parked: '表单已挂起，未发往中心。',
  void: '表单已作废，未记任何账。',
  reversed: '已冲正。',
} as const;
