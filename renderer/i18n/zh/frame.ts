export const frame = {
  central: '中心',
  connection: { online: '中心联机', offline: '中心断开', starting: '正在连接' },
  since: '{{time}} 起',
  offlineTitle: '中心断开。',
  offlineText: '可继续填写，表单已保留；需联机的交易会被拒绝。已发出而未答复的交易由系统持续查询，请勿重做。',
  businessDate: '会计日期',
  branchDay: '营业日',
  branchDays: { open: '已开启', closed: '未开启' },
  till: '尾箱头寸',
  tillNone: '尾箱未开',
  inDoubt: '结果未知 {{count}}',
  queued: '待转发 {{count}}',
  language: 'English',
  otherLanguage: 'English',
  functionKeys: '功能键',
  work: '业务区',
  forms: '办理中的表单',
  noForms: '没有办理中的表单',
  panels: { customer360: '客户全景视图', journal: '流水查询' },
} as const;

export const keys = {
  codeBar: '交易码',
  virtualCounter: '虚拟柜台',
  customer: '客户',
  nextForm: '下一表单',
  journal: '流水',
  post: '记账',
  askNow: '立即查询',
  print: '打印',
  skipPrint: '不打印',
  confirmPrint: '确认打印',
  fillInAgain: '带入重填',
} as const;

export const codeBar = {
  label: '交易',
  placeholder: '交易码、名称或拼音首字母',
  list: '交易列表',
  none: '没有符合的交易',
} as const;

export const home = {
  title: '请为下一位客户办理',
  hint: '输入交易码、名称或拼音首字母，回车。',
  openTill: '尾箱尚未开启，不能办理现金业务。请先做 0211 开尾箱。',
} as const;

export const devices = {
  label: '设备',
  none: '未配置设备',
  noPrinter: '没有存折打印机',
  classes: {
    passbookPrinter: '存折打印机',
    receiptPrinter: '凭条打印机',
    cardReader: '读卡器',
    pinPad: '密码键盘',
    idCardReader: '身份证阅读器',
  },
  states: {
    online: '联机',
    offline: '脱机',
    powerOff: '未开机',
    noDevice: '未连接',
    hardwareError: '硬件故障',
    userError: '操作有误',
    deviceBusy: '忙',
    fraudAttempt: '疑似欺诈',
    potentialFraud: '疑似欺诈',
    starting: '启动中',
  },
  media: {
    unknown: '介质未知',
    present: '存折已放入',
    notPresent: '未放存折',
    jammed: '卡纸',
    entering: '正在进纸',
    retracted: '已吞入',
  },
} as const;
