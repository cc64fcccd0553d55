import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWidth60 } from '../framing/escp.ts';
import { DEFAULT_GEOMETRY, passbookGeometrySchema } from './geometry.ts';
import { linePosition, linesByPage, placeLine } from './layout.ts';
import { cellsOf, fromGbk, gbkBytes } from './text.ts';

const geometry = DEFAULT_GEOMETRY;
const lineNumber = fc.integer({ min: 1, max: geometry.pages * geometry.linesPerPage });

describe('lines of the book', () => {
  it('are as data says: pitch within a half, a gap at the fold, the same on every page', () => {
    expect(linePosition(geometry, 1)).toEqual({ page: 1, lineOnPage: 1, y180: 241 });
    expect(linePosition(geometry, 12)?.y180).toBe(241 + 11 * 36);
    expect(linePosition(geometry, 13)?.y180).toBe(241 + 12 * 36 + 90);
    expect(linePosition(geometry, 25)).toEqual({ page: 2, lineOnPage: 1, y180: 241 });
    expect([0, -1, 1.5, 193, Number.NaN].map((line) => linePosition(geometry, line))).toEqual([null, null, null, null, null]);
  });

  it('lie below one another on the paper', () => {
    fc.assert(
      fc.property(lineNumber, (line) => {
        const here = linePosition(geometry, line);
        const next = linePosition(geometry, line + 1);
        const bottomMm = ((here?.y180 ?? 0) * 25.4) / 180;
        expect(bottomMm).toBeLessThan(geometry.page.heightMm);
        if (next !== null && next.page === here?.page) expect(next.y180 - here.y180).toBeGreaterThanOrEqual(geometry.linePitch180);
      }),
    );
  });

  it('are divided into jobs of one page', () => {
    const pages = linesByPage(
      geometry,
      [23, 24, 25, 49].map((line) => ({ lineNumber: line })),
    );
    expect(pages.map(({ page, lines }) => [page, ...lines.map((line) => line.lineNumber)])).toEqual([
      [1, 23, 24],
      [2, 25],
      [3, 49],
    ]);
  });
});

describe('columns', () => {
  it('never leave their place, whatever fits into them', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789,.*中文存取款'), minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.constantFrom(...geometry.columns), text, (column, content) => {
        const placed = placeLine(geometry, { lineNumber: 1, columns: { [column.id]: content } });
        const cells = cellsOf(content) ?? 0;
        if (cells > column.width) {
          expect(placed).toMatchObject({ ok: false, error: { code: 'fieldError' } });
          return;
        }
        const x = placed.ok ? (placed.value.texts[0]?.x60 ?? -1) : -1;
        expect(x).toBeGreaterThanOrEqual(column.x60);
        expect(x + cells * cellWidth60(geometry.cpi)).toBeLessThanOrEqual(column.x60 + column.width * cellWidth60(geometry.cpi));
      }),
    );
  });

  it('do not overlap in the default book', () => {
    const edges = geometry.columns.map(({ x60, width }) => [x60, x60 + width * cellWidth60(geometry.cpi)] as const);
    for (const [index, [, end]] of edges.entries()) expect(edges[index + 1]?.[0] ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(end);
  });
});

describe('a geometry file', () => {
  const broken = (change: object) => passbookGeometrySchema.safeParse({ ...geometry, ...change }).success;
  it('is accepted as JSON, and refused when it would print beside the paper', () => {
    expect(passbookGeometrySchema.parse(JSON.parse(JSON.stringify(geometry)))).toEqual(geometry);
    expect(broken({ columns: [{ id: 'a', x60: 340, width: 10, align: 'left' }] })).toBe(false);
    expect(broken({ columns: [geometry.columns[0], geometry.columns[0]] })).toBe(false);
    expect(broken({ linesPerPage: 40 })).toBe(false);
    expect(broken({ cpi: 11 })).toBe(false);
  });
});

describe('text', () => {
  it('survives the way to the printer and back, or is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const bytes = gbkBytes(text);
        if (bytes !== null) expect(fromGbk(bytes)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('can never be a command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const bytes = gbkBytes(text) ?? new Uint8Array();
        expect([...bytes].some((byte) => byte < 0x20 || byte === 0x7f || byte === 0x80 || byte === 0xff)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes two cells for a Chinese character', () => {
    expect(cellsOf('现金Cash')).toBe(8);
    expect(cellsOf('€')).toBe(gbkBytes('€')?.length ?? null);
  });
});
