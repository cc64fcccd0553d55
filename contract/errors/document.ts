import type { ErrorFamily } from './types.ts';

/** Forms and receipts on paper, and forms as PDF. The booking is done before any of these can occur; none of them changes it. */
export const documentErrors = {
  FORM_NOT_PRINTED: {
    when: 'A form was not printed: nothing of it is on the paper.',
    zh: '凭证未打印（{deviceCode}），纸张上没有任何内容。账务不受影响。',
    en: 'The form was not printed ({deviceCode}); there is nothing on the paper. The booking is not affected.',
    actionZh: '请检查打印机和纸张后重新打印。',
    actionEn: 'Check the printer and the paper, then print again.',
    retry: 'safe',
  },
  FORM_MAYBE_PRINTED: {
    when: 'Printing a form ended in a fault, or the printer does not confirm: some or all of it may be on the paper.',
    zh: '凭证可能已打印全部或一部分（{deviceCode}）。账务不受影响。',
    en: 'Some or all of the form may be on the paper ({deviceCode}). The booking is not affected.',
    actionZh: '请查看纸张：完好的请确认；不完整的普通凭证请作废后补打，重要空白凭证请作废该号码后换下一张。',
    actionEn: 'Look at the paper: confirm it if it is good. If not, print a slip again; a numbered form is voided and the next one taken.',
    retry: 'never',
  },
  FORM_CHARACTERS_LACKING: {
    when: 'A form holds characters outside GBK, which printers do not have. Nothing was printed.',
    zh: '打印机字库没有这些字：{characters}。凭证未打印。',
    en: 'The printer does not have these characters: {characters}. Nothing was printed.',
    actionZh: '请改为输出 PDF 打印，或按行内生僻字规定处理。',
    actionEn: 'Print it as a PDF, or follow the bank’s rule for rare characters.',
    retry: 'never',
  },
  FORM_DOES_NOT_FIT: {
    when: 'A text is too long for its place on a form even at the smallest size, a table has too many rows, or a value breaks its field’s rule.',
    zh: '内容与凭证格式不符，未打印。',
    en: 'The contents do not fit the form; nothing was printed.',
    actionZh: '请通知技术人员，并提供交易流水号；可先按业务规定手工填写凭证。',
    actionEn: 'Tell IT the trace number; until then write the voucher by hand as the rules allow.',
    retry: 'never',
  },
  DOCUMENT_NOT_OF_POSTING: {
    when: 'A document is asked for that this posting has no values for.',
    zh: '本交易没有此类凭证。',
    en: 'This transaction has no such document.',
    actionZh: '请选择其他凭证。',
    actionEn: 'Choose another document.',
    retry: 'never',
  },
  PDF_FONT_MISSING: {
    when: 'A form is to be drawn as a PDF and the computer has no Chinese font.',
    zh: '本机没有中文字体，不能生成 PDF。',
    en: 'This computer has no Chinese font, so no PDF can be made.',
    actionZh: '请通知技术人员安装中文字体；仍可用凭证打印机打印。',
    actionEn: 'Ask IT to install one; the form printer can still be used.',
    retry: 'safe',
  },
} as const satisfies ErrorFamily;
