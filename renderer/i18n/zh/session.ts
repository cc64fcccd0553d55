export const signOnMore = {
  code: '动态口令（六位）',
  codeMissing: '请输入令牌上的六位数字。',
  newPassword: '新密码',
  newPasswordAgain: '再输一遍新密码',
  newPasswordMissing: '请输入新密码。',
  different: '两遍新密码不一致。',
} as const;

export const lock = {
  action: '锁屏',
  title: '0102 临时签退',
  byTeller: '{{time}} 由柜员锁定',
  byIdle: '{{time}} 因无人操作自动锁定',
  kept: '表单与尾箱均已保留，解锁后继续办理。锁定期间设备不可用，窗口内不留任何客户信息。',
  teller: '柜员',
  branch: '网点',
  password: '密码',
  passwordMissing: '请输入密码。',
  unlock: '解锁',
  unlocking: '正在核对……',
  endTitle: '主管结束签到',
  endText: '结束后其他柜员可签到；原柜员的表单与尾箱仍在其名下。',
  endAction: '主管结束',
  endConfirm: '结束此签到',
  ending: '正在结束……',
  supervisor: '主管柜员号',
  supervisorMissing: '请输入主管的柜员号。',
  back: '返回解锁',
} as const;

export const password = {
  action: '修改密码',
  title: '修改密码',
  present: '现用密码',
  presentMissing: '请输入现用密码。',
  confirm: '修改',
  busy: '正在修改……',
  done: '密码已修改，下次签到起使用新密码。',
  close: '关闭',
} as const;

export const blockers = {
  asking: '正在检查未处理事项……',
  told: '以下事项可以保留：',
  go: '去办理',
  centralSilent: '中心断开，无法核对在途现金、凭证与授权申请。',
  none: '没有未处理事项。',
} as const;
