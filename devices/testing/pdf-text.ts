import { inflateSync } from 'node:zlib';

/** Text in a PDF as it is placed there: left end of the base line in points from the page's top left corner. */
export interface PdfText {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

/** Reads what our own PDFs are made of, and no others: for tests that compare places. */
export function readPdfText(bytes: Uint8Array): { readonly pages: { width: number; height: number }[]; readonly texts: PdfText[] } {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, { readonly head: string; readonly stream: string }>();
  for (const [, id = '', body = ''] of source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', raw] = body.split(/\nstream\n|stream\n/);
    const data = raw?.replace(/\n?endstream$/, '');
    const plain =
      data !== undefined && head.includes('FlateDecode') ? inflateSync(Buffer.from(data, 'latin1')).toString('latin1') : (data ?? '');
    objects.set(id, { head, stream: plain });
  }
  const reference = (text: string, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1] ?? '';
  const charsOf = (font: string): Map<number, string> => {
    const map = objects.get(reference(objects.get(font)?.head ?? '', 'ToUnicode'))?.stream ?? '';
    const chars = new Map<number, string>();
    for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
      const start = Number.parseInt(first, 16);
      for (const [offset, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries())
        chars.set(start + offset, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    }
    return chars;
  };
  const pages: { width: number; height: number }[] = [];
  const texts: PdfText[] = [];
  for (const { head } of [...objects.values()].filter((each) => /\/Type \/Page\n/.test(each.head))) {
    const [, width = '0', height = '0'] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [];
    pages.push({ width: Number(width), height: Number(height) });
    const resources = objects.get(reference(head, 'Resources'))?.head ?? head;
    const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, charsOf(id)]));
    const content = objects.get(reference(head, 'Contents'))?.stream ?? '';
    for (const [, x, y, font = '', size, shown = ''] of content.matchAll(
      /1 0 0 1 ([-\d.]+) ([-\d.]+) Tm\n\/(F\d+) ([\d.]+) Tf\n[\s\S]*?(\[.*?\]) TJ/g,
    )) {
      const hex = [...shown.matchAll(/<([0-9a-f]+)>/g)].map(([, part = '']) => part).join('');
      const text = (hex.match(/.{4}/g) ?? []).map((glyph) => fonts.get(font)?.get(Number.parseInt(glyph, 16)) ?? '\ufffd').join('');
      texts.push({ page: pages.length, x: Number(x), y: Number(height) - Number(y), size: Number(size), text });
    }
  }
  return { pages, texts };
}
