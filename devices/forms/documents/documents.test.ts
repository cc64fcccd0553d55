import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DocumentInput,
  type DocumentKind,
  documentInputSchema,
  type SlipInput,
  slipInputSchema,
} from '../../../contract/documents/inputs.ts';
import { createEmulatedReceiptPrinter } from '../../emulators/escpos/printer.ts';
import { createManualClock, nextTurn } from '../../testing/manual-clock.ts';
import { createMemoryLine } from '../../transport/memory.ts';
import { drawnCells } from '../cells.ts';
import { cellMm } from '../layout.ts';
import { SAMPLES } from '../samples.ts';
import { maskedAccount, toEscPos } from './receipt.ts';
import { renderDocument } from './render.ts';
import { renderSlip } from './slip.ts';

const slip = (over: Partial<SlipInput> = {}): SlipInput => slipInputSchema.parse({ ...SAMPLES.slip, ...over });
const render = (kind: DocumentKind, over: Record<string, unknown>) => {
  const input: DocumentInput = documentInputSchema.parse({ ...SAMPLES[kind], ...over });
  return renderDocument(input);
};
/** What stands in a field of the first sheet, lines joined. */
const fieldOf = (result: ReturnType<typeof renderDocument>, field: string, sheet = 0): string | undefined => {
  if (!result.ok) throw new Error(result.error.message);
  const texts = result.value[sheet]?.texts.filter((text) => text.field === field) ?? [];
  return texts.length === 0 ? undefined : texts.map(({ text }) => text).join('');
};

describe('a slip', () => {
  it('has the amount twice, in figures with the sign before them and in capitals', () => {
    const result = render('slip', { amount: { currency: 'CNY', amount: '1640902' } });
    expect(fieldOf(result, 'amount')).toBe('￥16,409.02');
    expect(fieldOf(result, 'amountUpper')).toBe('人民币壹万陆仟肆佰零玖元零贰分');
    expect(fieldOf(render('slip', { amount: { currency: 'JPY', amount: '5000' } }), 'amount')).toBe('JPY5,000');
    expect(fieldOf(render('slip', { amount: null }), 'amountLabel')).toBeUndefined();
  });

  it('goes on to a second sheet, with the account and the amount on both', () => {
    const rows = Array.from({ length: 13 }, (_, index) => ({ label: `第${index + 1}项`, value: `值${index + 1}` }));
    const result = render('slip', { rows });
    expect(result.ok && result.value).toHaveLength(2);
    for (const sheet of [0, 1]) {
      expect(fieldOf(result, 'amount', sheet)).toBe('￥1,234,567.89');
      expect(fieldOf(result, 'right0', sheet)).toBe('6210000000000018');
      expect(fieldOf(result, 'page', sheet)).toBe(`第${sheet + 1}页 共2页`);
    }
    expect(fieldOf(result, 'left2', 1)).toBe('值9');
    expect(renderSlip(slip({ rows }))).toMatchObject({ ok: false, error: { code: 'mediaOverflow' } });
    const [plain] = [render('slip', { account: null, rows: [] })];
    expect([fieldOf(plain, 'left0'), fieldOf(plain, 'left1')]).toEqual([undefined, '上海市浦东新区某某进出口贸易有限责任公司']);
  });

  it('shows the branch’s time, who allowed it, and how often it was printed', () => {
    const result = render('slip', { reprint: 3, overriddenBy: [{ id: '100201' }, { id: '100202', name: '赵主管' }] });
    expect(fieldOf(result, 'printedAt')).toBe('2026-03-02 10:22:33');
    expect(fieldOf(result, 'override')).toBe('100201、100202 赵主管');
    expect(fieldOf(result, 'mark')).toBe('补打 第3次');
  });

  it('loses nothing and puts nothing beside its place, or refuses: whatever is to be said', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'某甲乙丙丁 ab09'), minLength: 1, maxLength: 200 })
      .filter((each) => each.trim() !== '');
    const rows = fc.array(fc.record({ label: fc.constantFrom('用途', '收款人开户行名称', '备注'), value: text }), { maxLength: 13 });
    const seen = { drawn: 0, refused: 0 };
    fc.assert(
      fc.property(rows, (given) => {
        const result = renderSlip(slip({ rows: given }));
        if (!result.ok) {
          seen.refused += 1;
          expect(['fieldError', 'mediaOverflow']).toContain(result.error.code);
          return;
        }
        seen.drawn += 1;
        const letters = (all: string) => [...all.replaceAll(' ', '')].sort().join('');
        const printed = result.value.texts.filter(({ field }) => /^(left|right|wide)(Label)?\d$/.test(field));
        const parties = '户名张三账号6210000000000018对方户名上海市浦东新区某某进出口贸易有限责任公司对方账号1001000012345678';
        expect(letters(printed.map((each) => each.text).join(''))).toBe(
          letters(parties + given.map(({ label, value }) => label + value).join('')),
        );
        for (const { xMm, text: own, cpi } of printed) expect(xMm + (drawnCells(own) ?? 0) * cellMm(cpi)).toBeLessThanOrEqual(200);
      }),
      { numRuns: 120 },
    );
    expect(seen.drawn).toBeGreaterThan(0);
    expect(seen.refused).toBeGreaterThan(0);
  });
});

describe('instruments', () => {
  it('have the date in capitals, and 现金 before the amount of a cash one', () => {
    const cheque = render('cashiersCheque', {});
    expect(fieldOf(cheque, 'issueDate')).toBe('贰零贰陆年零壹拾月零贰拾日');
    expect(fieldOf(cheque, 'amountUpper')).toBe('现金人民币壹拾万元整');
    expect(fieldOf(render('draft', {}), 'amountUpper')).toBe('人民币壹万陆仟肆佰零玖元零贰分');
  });

  it.each([
    ['draft', { cash: true, agentBank: null }],
    ['draft', { issueDate: '2026-02-30' }],
    ['draft', { amount: '0' }],
    ['cashiersCheque', { amount: '-100' }],
    ['draft', { reprint: 1 }],
    ['certificate', { reprint: 1 }],
    ['certificate', { number: '' }],
    ['draft', { overriddenBy: [] }],
  ] as [DocumentKind, Record<string, unknown>][])('%s with %j is not drawn', (kind, over) => {
    const parsed = documentInputSchema.safeParse({ ...SAMPLES[kind], ...over });
    expect(parsed.success ? renderDocument(parsed.data) : { ok: false }).toMatchObject({ ok: false });
  });
});

describe('lists', () => {
  it('an interest slip goes on to the next page, and only the last has the sums', () => {
    const [line] = SAMPLES.interestSlip.kind === 'interestSlip' ? SAMPLES.interestSlip.slip.lines : [];
    const { slip: sample } = SAMPLES.interestSlip.kind === 'interestSlip' ? SAMPLES.interestSlip : { slip: null };
    const result = render('interestSlip', { slip: { ...sample, lines: Array(11).fill(line) } });
    expect(result.ok && result.value).toHaveLength(2);
    expect([fieldOf(result, 'net'), fieldOf(result, 'net', 1)]).toEqual([undefined, '￥146.28']);
    expect(fieldOf(result, 'page', 1)).toBe('第2页 共2页');
  });

  it('a day report sums each page, and the day on the last', () => {
    const result = render('dayReport', {});
    expect([fieldOf(result, 'sumLabel'), fieldOf(result, 'sumLabel', 1)]).toEqual(['本页合计', '全日合计']);
    const rows = SAMPLES.dayReport.kind === 'dayReport' ? SAMPLES.dayReport.rows : [];
    const debits = rows.reduce((sum, { debit }) => sum + BigInt(debit ?? '0'), 0n);
    expect(fieldOf(result, 'debitSum', 1)?.replaceAll(/[,.]/g, '')).toBe(String(debits));
    expect(fieldOf(render('dayReport', { rows: [] }), 'count')).toBe('0');
  });

  it('a count says over and short by name', () => {
    expect(fieldOf(render('cashCount', {}), 'differenceLabel')).toBe('账实相符');
    const short = render('cashCount', { booked: '13706690' });
    expect([fieldOf(short, 'differenceLabel'), fieldOf(short, 'difference')]).toEqual(['短款', '￥1.00']);
    expect(fieldOf(render('cashCount', { booked: '0' }), 'differenceLabel')).toBe('长款');
    expect(fieldOf(render('cashCount', { booked: null }), 'differenceLabel')).toBeUndefined();
  });

  it('a counterfeit receipt lists up to a hundred notes, and says so when even they do not fit', () => {
    const serials = Array.from({ length: 60 }, (_, index) => `HD9012${String(index).padStart(4, '0')}`);
    const result = render('counterfeit', { serials, pieces: 60 });
    expect(fieldOf(result, 'serials')?.replaceAll(' ', '')).toBe(serials.join(''));
    expect(fieldOf(result, 'total')).toBe('￥6,000.00');
    expect(render('counterfeit', { serials: Array(100).fill('H'.repeat(20)), pieces: 100 })).toMatchObject({
      ok: false,
      error: { code: 'fieldError' },
    });
  });
});

describe('a receipt', () => {
  it.each([48, 32])('comes out of a printer of %i columns, masked and whole', async (columns) => {
    const bytes = toEscPos(slip({ reprint: 1 }), columns);
    if (!bytes.ok) throw new Error(bytes.error.message);
    const printer = createEmulatedReceiptPrinter();
    const line = createMemoryLine(createManualClock());
    printer.attach(line.socket);
    await line.transport.open();
    await line.transport.write(bytes.value);
    await nextTurn();
    await line.transport.close();
    const lines = printer.paper().map(({ text }) => text);
    expect(lines.some((text) => text.includes('账户转账凭证'))).toBe(true);
    expect(lines.some((text) => text.includes('补打 第1次'))).toBe(true);
    expect(lines.some((text) => text.endsWith('￥1,234,567.89'))).toBe(true);
    expect(lines.join('')).toContain('621000******0018');
    expect(lines.join('')).not.toContain('6210000000000018');
    for (const { text, size } of printer.paper()) expect((drawnCells(text) ?? 0) * size, text).toBeLessThanOrEqual(columns);
    expect(printer.paper().filter(({ kind }) => kind === 'cut')).toHaveLength(1);
  });

  it('shows short numbers whole', () => {
    expect(maskedAccount('12345678')).toBe('12345678');
    expect(maskedAccount('1001000012345678')).toBe('100100******5678');
  });
});

describe('an instrument', () => {
  it.each(['draft', 'cashiersCheque'] as const)('%s is dated in capitals in every month, and says who stood by', (kind) => {
    for (let month = 1; month <= 12; month += 1) {
      const issueDate = `2025-${String(month).padStart(2, '0')}-15`;
      const result = render(kind, { issueDate, overriddenBy: [{ id: '100102' }] });
      expect([issueDate, result.ok]).toEqual([issueDate, true]);
      expect(fieldOf(result, 'override')).toBe('100102');
    }
    expect(fieldOf(render(kind, { issueDate: '2025-03-10' }), 'issueDate')).toBe('贰零贰伍年叁月零壹拾日');
  });
});
