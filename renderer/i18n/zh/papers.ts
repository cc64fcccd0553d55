export const papers = {
  title: '单据',
  print: '打印',
  reprint: '补打',
  preview: '预览',
  close: '关闭预览',
  good: '打印清楚',
  bad: '损坏',
  prints: '已打印 {{count}} 次',
  saved: 'PDF 已存到 {{path}}',
  states: {
    prepared: '未打印',
    sent: '请核对纸面',
    confirmed: '已打印并核对',
    failed: '打印失败',
    skipped: '未打印（已跳过）',
    spoilt: '已损坏，请用 0233 作废',
  },
} as const;
