import type { ErrorFamily } from './types.ts';

/** Central as an installation: its processes and its database. */
export const centralErrors = {
  CENTRAL_STOPPING: {
    when: 'This process of central is being stopped and takes nothing new. Nothing was done; another process, or the same one after its restart, takes it.',
    zh: '中心节点正在停机，本次请求未受理。',
    en: 'This node of central is stopping and did not take the request.',
    actionZh: '请稍候，系统将自动重试。',
    actionEn: 'Wait a moment; the system tries again.',
    retry: 'safe',
  },
  CENTRAL_STORE_FAILED: {
    when: "Central's database did not answer, broke the connection, stopped a statement at its limit, or has no space. If it was a posting, its key tells whether it was done.",
    zh: '中心数据库暂时不可用，编号 {reference}。结果以流水号查询为准。',
    en: "Central's database is not available at the moment, reference {reference}. The key tells what was done.",
    actionZh: '请勿重做，也勿付款；系统按流水号查询后再继续。',
    actionEn: 'Do not repeat it and pay nothing out; the system asks by the key and goes on from there.',
    retry: 'sameKey',
  },
} as const satisfies ErrorFamily;
