/** Characters that terminals show two columns wide: East Asian wide and fullwidth forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

export const displayWidth = (text: string): number => [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** Rows as lines with columns that line up also where Chinese stands; the first row is the heading. */
export const table = (rows: readonly (readonly string[])[]): string[] => {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, at) => padded(row[at] ?? '', width))
      .join('  ')
      .trimEnd();
  const [heading, ...body] = rows;
  if (heading === undefined) return [];
  return [line(heading), widths.map((width) => '─'.repeat(width)).join('  '), ...body.map(line)];
};
