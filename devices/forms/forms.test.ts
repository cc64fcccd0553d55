import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmulatedEscp2Printer } from '../emulators/escp2/printer.ts';
import { createMemoryShelf, runsOf } from '../emulators/tally-csi/book.ts';
import { aBook } from '../testing/bench.ts';
import { createManualClock, nextTurn } from '../testing/manual-clock.ts';
import { createMemoryLine } from '../transport/memory.ts';
import { drawForm } from './drawing.ts';
import { encodeForm } from './escp2.ts';
import { layoutForm } from './layout.ts';
import { formTemplateSchema } from './template.ts';

const FORM = formTemplateSchema.parse({
  id: 'draft',
  widthMm: 150,
  heightMm: 85,
  cpi: 12,
  fields: [
    { id: 'date', xMm: 10, yMm: 12, widthMm: 30, rule: 'date' },
    { id: 'payee', xMm: 10, yMm: 25, widthMm: 60, lines: 2 },
    { id: 'amount', xMm: 90, yMm: 40, widthMm: 50, align: 'right', rule: 'amount' },
    { id: 'purpose', xMm: 10, yMm: 60, widthMm: 60, required: false },
  ],
});
const VALUES = { date: '2026-03-02', payee: '上海市浦东新区某某进出口贸易有限责任公司', amount: '￥1,234,567.89' };
const laid = (values: Record<string, string>) => layoutForm(FORM, values);
const textsOf = (values: Record<string, string>) => {
  const result = laid(values);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

describe('forms', () => {
  it('put each value into its field, long ones into the next line, figures to the right edge', () => {
    const texts = textsOf(VALUES);
    expect(texts.map(({ field, yMm }) => [field, yMm])).toEqual([
      ['date', 12],
      ['payee', 25],
      ['payee', 29.5],
      ['amount', 40],
    ]);
    expect(
      texts
        .filter(({ field }) => field === 'payee')
        .map(({ text }) => text)
        .join(''),
    ).toBe(VALUES.payee);
    const amount = texts.find(({ field }) => field === 'amount');
    // The yuan sign takes two cells: fourteen in all, in a room of twenty-three.
    expect(amount?.xMm).toBeCloseTo(90 + (23 - 14) * (25.4 / 12), 6);
  });

  it.each([
    [{ ...VALUES, colour: 'red' }, 'fieldSpecFailure'],
    [{ ...VALUES, date: '' }, 'fieldError'],
    [{ ...VALUES, date: '2.3.2026' }, 'fieldError'],
    [{ ...VALUES, amount: '1234' }, 'fieldError'],
    [{ ...VALUES, payee: '某'.repeat(40) }, 'fieldError'],
    [{ ...VALUES, payee: 'A\u001b@' }, 'charSetData'],
    [{ ...VALUES, payee: 'A\u202eB' }, 'charSetData'],
  ])('refuse what does not belong on them, without repeating it (%#)', (values, code) => {
    const result = laid(values);
    expect(result).toMatchObject({ ok: false, error: { code } });
    expect(result.ok ? '' : result.error.message).not.toMatch(/1234|某|red/);
  });

  it('set a long text smaller where the form says so, and refuse what does not fit even then', () => {
    const form = formTemplateSchema.parse({
      ...FORM,
      fields: [{ id: 'payee', xMm: 10, yMm: 25, widthMm: 42.4, shrink: [{ cpi: 15 }, { cpi: 15, lines: 2, raiseMm: 1 }] }],
    });
    const placed = (payee: string) => {
      const result = layoutForm(form, { payee });
      return result.ok ? result.value.map(({ text, cpi, yMm }) => [text.length, cpi, yMm]) : result.error.code;
    };
    expect(placed('某'.repeat(10))).toEqual([[10, 12, 25]]);
    expect(placed('某'.repeat(12))).toEqual([[12, 15, 25]]);
    expect(placed('某'.repeat(20))).toEqual([
      [12, 15, 24],
      [8, 15, 27.5],
    ]);
    expect(placed('某'.repeat(25))).toBe('fieldError');
  });

  it('put the values of a list below each other, and refuse more than there are rows', () => {
    const form = formTemplateSchema.parse({ ...FORM, fields: [{ id: 'kind', xMm: 10, yMm: 20, widthMm: 40, rows: 3, rowPitchMm: 6 }] });
    const result = layoutForm(form, { kind: ['100元', '', '10元'] });
    expect(result.ok ? result.value.map(({ text, yMm }) => [text, yMm]) : result).toEqual([
      ['100元', 20],
      ['10元', 32],
    ]);
    expect(layoutForm(form, { kind: ['1', '2', '3', '4'] })).toMatchObject({ ok: false, error: { code: 'mediaOverflow' } });
  });

  it('no text leaves its field, and none is lost', () => {
    const words = fc.string({ unit: fc.constantFrom(...'某甲乙丙 abc0'), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, (payee) => {
        const result = laid({ ...VALUES, payee });
        if (!result.ok) return expect(result.error.code).toBe('fieldError');
        const own = result.value.filter(({ field }) => field === 'payee');
        for (const { xMm, text } of own)
          expect(xMm + [...text].reduce((sum, c) => sum + (c > '\u00ff' ? 2 : 1), 0) * (25.4 / 12)).toBeLessThanOrEqual(70 + 1e-6);
        expect(
          own
            .map(({ text }) => text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(payee.replaceAll(' ', ''));
      }),
    );
  });

  it('stand on the paper where the layout has them, to a third of a millimetre', async () => {
    const clock = createManualClock();
    const line = createMemoryLine(clock);
    const shelf = createMemoryShelf();
    const printer = createEmulatedEscp2Printer(shelf);
    printer.attach(line.socket);
    printer.insert(aBook());
    const texts = textsOf({ ...VALUES, purpose: '货款' });
    const drawing = drawForm(FORM, { ...VALUES, purpose: '货款' });
    const bytes = drawing.ok ? encodeForm(drawing.value) : drawing;
    if (!bytes.ok) throw new Error(bytes.error.message);
    await line.transport.open();
    await line.transport.write(bytes.value);
    await nextTurn();
    const ink = runsOf(shelf.load('PB000001') ?? aBook());
    expect(ink).toHaveLength(texts.length);
    for (const { xMm, yMm, text } of texts) {
      const run = ink.find((each) => each.text === text);
      expect(Math.abs((run?.xMm ?? 999) - xMm), text).toBeLessThan(0.34);
      expect(Math.abs((run?.yMm ?? 999) - yMm), text).toBeLessThan(0.34);
    }
    expect(printer.state().book).toBeNull();
    await line.transport.close();
  });

  it.each([
    { fields: [{ id: 'a', xMm: 120, yMm: 1, widthMm: 40 }] },
    { fields: [{ id: 'a', xMm: 1, yMm: 84, widthMm: 40, lines: 2 }] },
    { fields: [1, 2].map(() => ({ id: 'a', xMm: 1, yMm: 1, widthMm: 40 })) },
    { fields: [{ id: 'a', xMm: 1, yMm: 60, widthMm: 40, rows: 10, rowPitchMm: 6 }] },
    { fields: [{ id: 'a', xMm: 1, yMm: 1, widthMm: 40, rows: 2, lines: 2 }] },
    { captions: [{ text: '户名', xMm: 140, yMm: 1, widthMm: 20 }] },
    { rulings: [{ xMm: 1, yMm: 1, toXMm: 1, toYMm: 86 }] },
  ])('a template that cannot be printed is refused (%#)', (over) => {
    expect(formTemplateSchema.safeParse({ ...FORM, ...over }).success).toBe(false);
  });
});
