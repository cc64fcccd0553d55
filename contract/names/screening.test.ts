import { describe, expect, it } from 'vitest';
import { type ListEntry, screen } from './screening.ts';

const listed = (
  reference: string,
  names: readonly string[],
  documents: readonly string[] = [],
  kind: ListEntry['kind'] = 'person',
): ListEntry => ({
  list: 'test',
  reference,
  kind,
  names,
  documents,
});

const LIST = [
  listed('P1', ['ZENG Guofan', 'Tseng Kuo-fan'], ['G1234567']),
  listed('P2', ['阿卜杜拉·艾买提']),
  listed('P3', ['John Q. Fictional']),
  listed('O1', ['Blue Ocean Trading Co Ltd', '蓝海贸易有限公司'], [], 'organisation'),
];
const person = (name: string, ...documents: string[]) =>
  screen({ kind: 'person', name, documents }, LIST).map((hit) => [hit.entry.reference, hit.by]);

describe('screening a name', () => {
  it('finds a document whatever the name says', () => {
    expect(person('李四', 'g 1234-567')).toEqual([['P1', 'document']]);
  });

  it('finds a Chinese name on a Latin list by the reading of its surname', () => {
    for (const name of ['Zeng Guo Fan', 'Guofan ZENG', 'Zeng Guofan']) {
      const hits = screen({ kind: 'person', name: '曾国藩', documents: [] }, [listed('P9', [name])]);
      expect(hits).toMatchObject([{ by: 'name', score: 1 }]);
    }
    expect(person('曾国藩')).toEqual([['P1', 'name']]);
    expect(person('欧阳修')).toEqual([]);
  });

  it('finds a name whatever the order and the dot', () => {
    expect(person('Fictional John Q')).toEqual([['P3', 'name']]);
    expect(person('阿卜杜拉•艾买提')).toEqual([['P2', 'name']]);
  });

  it('finds an organisation under another legal form', () => {
    const hits = screen({ kind: 'organisation', name: '蓝海贸易股份有限公司', documents: [] }, LIST);
    expect(hits).toMatchObject([{ entry: { reference: 'O1' }, score: 1 }]);
  });

  it('leaves other people alone', () => {
    expect(person('王小明')).toEqual([]);
    expect(person('Martha Jones')).toEqual([]);
    expect(person('')).toEqual([]);
  });

  it('puts documents before names', () => {
    expect(person('John Q Fictional', 'G1234567')).toEqual([
      ['P1', 'document'],
      ['P3', 'name'],
    ]);
  });
});
