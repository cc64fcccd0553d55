import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { concatBytes, FS } from '../../framing/bytes.ts';
import { cellsOf, gbkBytes } from '../../passbook/text.ts';
import type { ReceiptItem } from '../printer.ts';

const fail = (code: PrinterError['code'], message: string) => err<PrinterError>({ code, message });

/** Chinese characters on before a text and off behind it: what the library sends in between is in a code page in which two such bytes would be one character. */
const chinese = (bytes: Uint8Array): Uint8Array => concatBytes(Uint8Array.of(FS, 0x26), bytes, Uint8Array.of(FS, 0x2e));

/** Breaks a text into lines of at most `cells`; null when it holds a character that the printer lacks. */
export function wrap(text: string, cells: number): readonly string[] | null {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const char of text) {
    const width = cellsOf(char);
    if (width === null) return null;
    if (used + width > cells) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    line += char;
    used += width;
  }
  return [...lines, line];
}

function place(line: string, cells: number, align: 'left' | 'center' | 'right'): Uint8Array {
  const bytes = gbkBytes(line) ?? new Uint8Array();
  const room = Math.max(0, cells - bytes.length);
  const before = align === 'left' ? 0 : align === 'right' ? room : Math.floor(room / 2);
  return concatBytes(new Uint8Array(before).fill(0x20), bytes);
}

/**
 * The bytes of a receipt for a printer of `columns` cells (48 on paper of 80 mm, 32 on 58 mm). `charSetData`: a character that the printer does not have.
 * `fieldError`: label and value side by side are too long. `invalidData`: nothing to print, or a code that cannot be.
 */
export function encodeReceipt(items: readonly ReceiptItem[], columns: number): Result<Uint8Array, PrinterError> {
  if (items.length === 0) return fail('invalidData', 'a receipt without a line');
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns, newline: '\n', feedBeforeCut: 4 });
  encoder.initialize();
  const print = (bytes: Uint8Array, bold: boolean, size: 1 | 2 = 1) => {
    encoder.bold(bold).size(size, size).raw(chinese(bytes)).size(1, 1).bold(false).newline();
  };
  for (const [index, item] of items.entries()) {
    switch (item.kind) {
      case 'text': {
        const size = item.size ?? 1;
        const cells = Math.floor(columns / size);
        const lines = wrap(item.text, cells);
        if (lines === null) return fail('charSetData', `item ${index + 1}: a character that the printer cannot print`);
        for (const line of lines) print(place(line, cells, item.align ?? 'left'), item.bold ?? false, size);
        break;
      }
      case 'pair': {
        const [label, value] = [gbkBytes(item.label), gbkBytes(item.value)];
        if (label === null || value === null) return fail('charSetData', `item ${index + 1}: a character that the printer cannot print`);
        const room = columns - label.length - value.length;
        if (room < 1) return fail('fieldError', `item ${index + 1}: label and value do not fit on one line`);
        print(concatBytes(label, new Uint8Array(room).fill(0x20), value), item.bold ?? false);
        break;
      }
      case 'rule':
        print(new Uint8Array(columns).fill(0x2d), false);
        break;
      case 'feed':
        encoder.newline(Math.min(20, Math.max(1, Math.trunc(item.lines))));
        break;
      case 'qr':
        if (!/^[\x20-\x7e]{1,200}$/.test(item.data)) return fail('invalidData', `item ${index + 1}: a code of 1 to 200 ASCII characters`);
        encoder.qrcode(item.data);
        break;
      case 'cut':
        encoder.cut('partial');
        break;
    }
  }
  return ok(encoder.encode());
}
