import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateSchema } from './businessDate.ts';
import { parseUppercaseDate, toUppercaseDate } from './cnUpper.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('dates in capitals', () => {
  it.each([
    ['2025-01-15', '贰零贰伍年零壹月壹拾伍日'],
    ['2025-10-20', '贰零贰伍年零壹拾月零贰拾日'],
    ['2024-02-12', '贰零贰肆年零贰月壹拾贰日'],
    ['2025-11-11', '贰零贰伍年壹拾壹月壹拾壹日'],
    ['2024-12-31', '贰零贰肆年壹拾贰月叁拾壹日'],
    ['2000-10-10', '贰零零零年零壹拾月零壹拾日'],
    ['2010-03-30', '贰零壹零年叁月零叁拾日'],
  ])('writes %s as %s', (date, text) => {
    expect(toUppercaseDate(day(date))).toBe(text);
  });

  it('reads back every day of a century', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
        const date = addDays(day('1990-01-01'), days);
        expect(parseUppercaseDate(toUppercaseDate(date))).toEqual({ ok: true, value: { date, wellFormed: true } });
      }),
    );
  });

  it('accepts a badly formed date and says so: the drawer bears the loss', () => {
    expect(parseUppercaseDate('贰零贰伍年壹月拾伍日')).toEqual({ ok: true, value: { date: '2025-01-15', wellFormed: false } });
    expect(parseUppercaseDate('貳零貳伍年零貳月零陸日')).toEqual({ ok: true, value: { date: '2025-02-06', wellFormed: true } });
  });

  it.each([
    ['2025年1月15日', 'UPPERCASE_DATE_LOWER_CASE'],
    ['二〇二五年一月十五日', 'UPPERCASE_DATE_LOWER_CASE'],
    ['贰零贰伍年零贰月叁拾日', 'UPPERCASE_DATE_MALFORMED'],
    ['贰零贰伍年壹拾叁月零壹日', 'UPPERCASE_DATE_MALFORMED'],
    ['贰伍年零壹月零壹日', 'UPPERCASE_DATE_MALFORMED'],
    ['贰零贰伍年零月零壹日', 'UPPERCASE_DATE_MALFORMED'],
    ['', 'UPPERCASE_DATE_MALFORMED'],
  ])('refuses "%s" as %s', (text, code) => {
    expect(parseUppercaseDate(text)).toMatchObject({ ok: false, error: { code } });
  });
});
