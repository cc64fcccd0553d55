import type { ErrorFamily } from './types.ts';

/** Devices at the counter. `details.device` is the device's name, `details.deviceCode` the XFS4IoT code. */
export const deviceErrors = {
  DEVICE_MISSING: {
    when: 'No device of the needed class is configured or attached.',
    zh: '没有可用的{device}。',
    en: 'No {device} is available.',
    actionZh: '请检查连接；未打印的内容已保留。',
    actionEn: 'Check the connection; what was not printed is kept.',
    retry: 'safe',
  },
  MEDIA_MISSING: {
    when: 'The printer has no passbook in it (XFS4IoT noMediaPresent).',
    zh: '打印机中没有存折。',
    en: 'There is no passbook in the printer.',
    actionZh: '请放入存折后重试。',
    actionEn: 'Insert the book and try again.',
    retry: 'safe',
  },
  PRINT_FAILED: {
    when: 'The device reported a fault, was taken away, or fell silent while printing.',
    zh: '打印中断（{deviceCode}）。已确认打印 {printed} 行，可能打印 {maybe} 行。账务不受影响。',
    en: 'Printing stopped ({deviceCode}). {printed} lines are confirmed, {maybe} may be on the paper. The booking is not affected.',
    actionZh: '请查看存折，选择最后一行清楚的明细；其余稍后补打。',
    actionEn: 'Look at the book and choose the last good line; the rest will be printed again.',
    retry: 'safe',
  },
  PRINTER_OCCUPIED: {
    when: 'A book is to be inserted and another one is in the printer.',
    zh: '打印机中已有另一本存折。',
    en: 'Another book is in the printer.',
    actionZh: '请先取出，再放入这一本。',
    actionEn: 'Take it out, then insert this one.',
    retry: 'safe',
  },
  WRONG_BOOK: {
    when: 'The stripe or the inserted book belongs to another account.',
    zh: '放入的存折不属于此账户。',
    en: 'The book in the printer belongs to another account.',
    actionZh: '请取出并放入正确的存折。',
    actionEn: 'Take it out and insert the right one.',
    retry: 'safe',
  },
  SANDBOX_ONLY: {
    when: 'A call of the virtual counter outside the sandbox.',
    zh: '此功能仅在沙箱中可用。',
    en: 'This exists in the sandbox only.',
    actionZh: '无需处理。',
    actionEn: 'Nothing to do.',
    retry: 'never',
  },
} as const satisfies ErrorFamily;
