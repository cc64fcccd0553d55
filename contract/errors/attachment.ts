import type { ErrorFamily } from './types.ts';

/** Photos and documents of a form. */
export const attachmentErrors = {
  ATTACHMENT_TYPE_REFUSED: {
    when: 'The content of a file is neither JPEG nor PNG nor PDF, whatever its name says, or it is cut off.',
    zh: '“{name}”不是完整的 JPEG、PNG 图片或 PDF 文件。',
    en: '"{name}" is no whole JPEG or PNG picture or PDF document.',
    actionZh: '请重新扫描或另选文件。',
    actionEn: 'Scan it again, or choose another file.',
    retry: 'never',
  },
  ATTACHMENT_TOO_LARGE: {
    when: 'A file is larger than an attachment may be.',
    zh: '“{name}”有 {size} KB，超过上限 {max} KB。',
    en: '"{name}" has {size} KB; {max} KB is the most.',
    actionZh: '请降低分辨率后重新扫描。',
    actionEn: 'Scan it again at a lower resolution.',
    retry: 'never',
  },
  ATTACHMENT_TOO_MANY: {
    when: 'A form has as many attachments as it may have.',
    zh: '一张表单最多附 {max} 个文件。',
    en: 'A form takes {max} files at most.',
    actionZh: '请先移除不需要的文件。',
    actionEn: 'Take one off that is not needed.',
    retry: 'never',
  },
  ATTACHMENT_UNKNOWN: {
    when: 'An attachment of this hash does not belong to the form, or was taken off.',
    zh: '表单中没有此文件。',
    en: 'The form has no such file.',
    actionZh: '请刷新后重试。',
    actionEn: 'Refresh and try again.',
    retry: 'never',
  },
} as const satisfies ErrorFamily;
