import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { type ClassUse, classProblems } from './accountClass.ts';

const date = businessDateSchema.parse('2025-03-10');

describe('account classes', () => {
  it.each<[string, Omit<ClassUse, 'date'>, readonly string[]]>([
    ['a second class I account', { class: 'I', existing: 1 }, ['TOO_MANY_OF_CLASS']],
    ['a first class I account', { class: 'I', existing: 0 }, []],
    ['any sum over class I', { class: 'I', outDay: 10n ** 12n, cash: true }, []],
    ['10,000 a day out of class II', { class: 'II', outDay: 1_000_000n }, []],
    ['10,000.01 a day out of class II', { class: 'II', outDay: 1_000_001n }, ['OUT_DAY_ABOVE_LIMIT']],
    ['200,000.01 a year into class II', { class: 'II', inYear: 20_000_001n }, ['IN_YEAR_ABOVE_LIMIT']],
    ['cash over class II opened on the phone', { class: 'II', cash: true }, ['CASH_NOT_ALLOWED']],
    ['cash over class II opened face to face', { class: 'II', cash: true, faceToFace: true }, []],
    ['2,000.01 on class III', { class: 'III', balance: 200_001n }, ['BALANCE_ABOVE_LIMIT']],
    ['2,000.01 a day out of class III', { class: 'III', outDay: 200_001n }, ['OUT_DAY_ABOVE_LIMIT']],
    ['50,000.01 a year out of class III', { class: 'III', outDay: 200_000n, outYear: 5_000_001n }, ['OUT_YEAR_ABOVE_LIMIT']],
    ['cash over class III', { class: 'III', cash: true, faceToFace: true }, ['CASH_NOT_ALLOWED']],
  ])('%s', (_, use, problems) => {
    expect(classProblems({ date, ...use })).toEqual(problems);
  });

  it('did not exist before December 2016', () => {
    expect(classProblems({ date: businessDateSchema.parse('2016-11-30'), class: 'I', existing: 3 })).toEqual([]);
  });
});
