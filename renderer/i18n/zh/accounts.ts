export const refusals = {
  HOLD_REFUSED: {
    amount: '冻结金额须大于零，且只用于冻结金额',
    authority: '本行只能止付，不能冻结',
    requesters: '须由两名经办人持有效证件共同办理',
    endsOn: '截止日已过，或超过最长期限',
  },
  REVERSAL_REFUSED: {
    teller: '由其他柜员或系统办理',
    date: '不是当日交易',
    reversed: '已经冲正',
    kind: '该类交易不允许冲正',
    'cash of several tills': '涉及多个尾箱的现金',
  },
  ACCOUNT_CLASS_LIMIT: {
    TOO_MANY_OF_CLASS: '该类账户数已满',
    BALANCE_ABOVE_LIMIT: '余额超限',
    IN_DAY_ABOVE_LIMIT: '日累计转入超限',
    IN_YEAR_ABOVE_LIMIT: '年累计转入超限',
    OUT_DAY_ABOVE_LIMIT: '日累计转出超限',
    OUT_YEAR_ABOVE_LIMIT: '年累计转出超限',
    CASH_NOT_ALLOWED: '该类账户不得存取现金',
  },
  AGENCY_REFUSED: {
    CUSTOMER_NOT_IDENTIFIED: '客户身份未核实',
    AGENT_NOT_IDENTIFIED: '代办人证件无效或未核实',
    NOT_BY_AGENT: '此项业务不得代办',
    ABOVE_AGENT_LIMIT: '超过代办限额',
    AGENT_IS_CUSTOMER: '代办人即客户本人',
    AGENT_BLACKLISTED: '代办人不能办理',
  },
  MEDIUM_NOT_FOR_THIS: { passbook: '存折', card: '银行卡', certificate: '存单' },
  PRODUCT_NOT_FOR_THIS: {
    demand: '活期产品',
    fixed: '定期产品',
    notice: '通知存款',
    instalment: '零存整取',
    fixedOrDemand: '定活两便',
    individual: '仅限个人',
    unit: '仅限单位',
    giveNotice: '只有通知存款可以通知',
    cancelNotice: '只有通知存款可以取消通知',
    payIn: '只有零存整取可以续存',
  },
} as const;

export const thresholds = {
  override: '须授权：{{reason}}',
  report: '大额交易：达到 {{limit}} 元，系统将上报；当日累计以报价为准',
  identify: '达到 {{limit}} 元：须核对客户身份证件并留存',
} as const;

export const holds = {
  none: '该账户没有可解除的冻结止付。',
  accountFirst: '请先录入账号。',
  title: '冻结止付',
  until: '至 {{date}}',
  kinds: { freeze: '冻结账户', amount: '冻结金额', stop: '止付' },
  authorities: { court: '法院', police: '公安', procuratorate: '检察院', bank: '本行' },
} as const;

export const services = {
  medium: '介质',
  mediumStates: { active: '有效', full: '满页', lost: '挂失' },
  class: '账户类别',
  classOf: '{{class}} 类',
  loss: '挂失',
  lossHow: { oral: '口头', written: '书面' },
  reported: '{{date}} {{how}}挂失',
  lapses: '{{date}} 起失效',
  replaceable: '{{date}} 起可补发',
  term: '存期',
  noMaturity: '无固定期限',
  rollover: '约定转存',
  notice: '支取通知',
} as const;

export const reversal = {
  title: '冲正内容',
  original: '原交易',
  accounts: '账户变动',
  account: '账户',
  change: '变动',
  after: '冲正后余额',
  cash: '现金',
  given: '退还客户 {{amount}} 元',
  taken: '向客户收回 {{amount}} 元',
  none: '不涉及现金',
  key: '冲正此笔',
} as const;
