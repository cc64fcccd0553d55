import { describe, expect, it } from 'vitest';
import { comparableName } from './normalize.ts';

describe('names as they are compared', () => {
  it.each([
    ['深圳蓝海贸易有限公司', '深圳蓝海贸易'],
    ['深圳蓝海贸易（集团）股份有限公司', '深圳蓝海贸易'],
    ['深圳 蓝海贸易有限责任公司', '深圳蓝海贸易'],
    ['公司', '公司'],
  ])('drops the legal form of %s', (name, han) => {
    expect(comparableName(name, 'organisation').han).toBe(han);
  });

  it('sorts the words of Latin names and drops their legal form', () => {
    expect(comparableName('Blue Ocean Trading Co., Ltd.', 'organisation')).toEqual({ han: null, latin: ['BLUE OCEAN TRADING'] });
    expect(comparableName('O’Brien, José', 'person').latin).toEqual(['JOSE OBRIEN']);
    expect(comparableName('ＷＡＮＧ　Wei', 'person').latin).toEqual(['WANG WEI']);
  });

  it('reads people by their surname and joins the parts of Uygur names', () => {
    expect(comparableName('曾国藩', 'person').latin).toEqual(['FAN GUO ZENG', 'GUOFAN ZENG', 'FAN ZENGGUO']);
    expect(comparableName('欧阳修', 'person').latin).toContain('OUYANG XIU');
    expect(comparableName('阿卜杜拉·艾买提', 'person').han).toBe('阿卜杜拉艾买提');
    expect(comparableName('阿卜杜拉•艾买提', 'person')).toEqual(comparableName('阿卜杜拉·艾买提', 'person'));
  });
});
