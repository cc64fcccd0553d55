export const app = {
  name: '柜台',
  starting: '正在启动后台……',
  noBridge: '请从柜台程序打开本页面。',
  failedTitle: '后台无法启动',
  failedText: '本机暂不能办理业务。请联系科技人员，并告知下面的原因。已发出的交易不受影响。',
  failedReason: '原因',
  tryAgain: '重新启动界面',
  reconnectingTitle: '正在重新连接后台',
  reconnectingText: '表单已保留，无需重新输入。恢复后自动继续；请勿重复办理。',
  brokenTitle: '界面出现意外错误',
  brokenText: '已填写的内容保存在后台。重新载入后继续；如交易已提交，请先在流水中核对结果。',
  reload: '重新载入',
} as const;

export const common = {
  none: '无',
  unknown: '未知',
  close: '关闭',
  loading: '正在读取……',
  sandbox: '沙箱',
} as const;

export const signOn = {
  title: '柜员签到',
  tellerId: '柜员号',
  connection: '连接',
  password: '密码',
  role: '岗位',
  tellerIdMissing: '请输入 4 至 8 位柜员号。',
  passwordMissing: '请输入密码。',
  submit: '签到',
  busy: '正在签到……',
  sandboxLabel: '沙箱柜员',
  sandboxText: '沙箱环境，数据均为虚构。柜员与密码由 npm start 打印；密码规律：guitai-柜员号。',
} as const;

export const roles = {
  teller: '柜员',
  seniorTeller: '高级柜员',
  supervisor: '主管',
  vaultKeeper: '管库员',
  backOffice: '后台复核',
  itAdministrator: '科技管理',
  auditor: '审计',
} as const;

export const signOff = {
  action: '签退',
  title: '0103 柜员签退',
  text: '签退后清除本窗口的全部内容，并校验审计链。',
  tillStays: '尾箱 {{tillId}} 仍在您名下，直至关箱。',
  blocked: '以下事项未处理，不能签退：',
  stay: '继续办理',
  confirm: '签退',
  busy: '正在签退……',
} as const;
