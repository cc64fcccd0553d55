import type { ErrorFamily } from './types.ts';

/** The program itself. */
export const systemErrors = {
  UNEXPECTED: {
    when: 'An error that no code describes; logged once where it was caught.',
    zh: '程序出现意外错误，编号 {reference}。',
    en: 'Something unexpected went wrong, reference {reference}.',
    actionZh: '请查看流水确认结果后再继续，并把编号告知科技人员。',
    actionEn: 'Look at the journal before you go on, and give IT the reference.',
    retry: 'sameKey',
  },
  AGENT_RESTARTING: {
    when: "The counter's back end is down and is being restarted.",
    zh: '后台正在重新启动，表单已保留。',
    en: 'The back end is restarting; the form is kept.',
    actionZh: '请稍候片刻。',
    actionEn: 'Wait a moment.',
    retry: 'sameKey',
  },
  DEADLINE_EXCEEDED: {
    when: 'A call did not end within its time limit.',
    zh: '操作超时。',
    en: 'The operation took too long.',
    actionZh: '请查看流水确认结果。',
    actionEn: 'Look at the journal for the outcome.',
    retry: 'sameKey',
  },
  STORE_UNUSABLE: {
    when: 'The local database cannot be opened, is damaged, or lost its guarantees (trust: one commit).',
    zh: '本地数据库不可用：{reason}',
    en: 'The local database cannot be used: {reason}',
    actionZh: '请停止办理业务并联系科技人员。',
    actionEn: 'Stop working and call IT.',
    retry: 'never',
  },
  DISK_FULL: {
    when: 'The disk of the branch PC is full.',
    zh: '磁盘已满，未能保存。',
    en: 'The disk is full and nothing was saved.',
    actionZh: '请联系科技人员清理磁盘。',
    actionEn: 'Ask IT to free space.',
    retry: 'safe',
  },
  TOO_MANY_REQUESTS: {
    when: 'A caller sends faster than the limit.',
    zh: '请求过于频繁。',
    en: 'Too many requests.',
    actionZh: '请稍候再试。',
    actionEn: 'Wait a moment and try again.',
    retry: 'sameKey',
  },
  NOT_FOUND: {
    when: 'A route or a thing that does not exist.',
    zh: '没有找到。',
    en: 'Not found.',
    actionZh: '请核对后重试。',
    actionEn: 'Check and try again.',
    retry: 'never',
  },
} as const satisfies ErrorFamily;
