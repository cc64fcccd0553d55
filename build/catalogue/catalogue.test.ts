import { describe, expect, it } from 'vitest';
import { cashDeposit } from '../../contract/transactions/cash/1201.ts';
import { CATALOGUE } from '../../contract/transactions/catalogue.ts';
import { reverse } from '../../contract/transactions/correction/1501.ts';
import { customerView } from '../../contract/transactions/customer/1003.ts';
import type { TransactionDefinition } from '../../contract/transactions/definition.ts';
import { PLANNED } from './planned.ts';
import { catalogueReport } from './report.ts';
import { displayWidth, table } from './table.ts';
import { readTree, type SourceTree } from './tree.ts';

const CONTROLS = ['account', 'amount', 'denominations', 'text'].map((type) => `case '${type}':`).join('\n');
const COMPLETE = {
  'central/transactions/1201.ts': 'export const handler = 1;',
  'renderer/features/form/Field.tsx': CONTROLS,
  'main/agent/engine/steps.ts': "return { kind: 'passbook' };",
  'main/agent/papers/compose.ts': "case 'slip':",
  'tests/e2e/deposit.spec.ts': "await open('1201');",
};
const treeOf = (files: Readonly<Record<string, string>>): SourceTree => new Map(Object.entries(files));
const without = (name: keyof typeof COMPLETE): SourceTree => {
  const { [name]: _left, ...rest } = COMPLETE;
  return treeOf(rest);
};
/** What is planned of a catalogue with these entries alone, and one to come. */
const plannedWith = (entries: readonly TransactionDefinition[]) =>
  PLANNED.filter(({ code }) => code === '1301' || entries.some((entry) => entry.code === code));
const report = (tree: SourceTree, entries: readonly TransactionDefinition[] = [cashDeposit]) =>
  catalogueReport(entries, plannedWith(entries), tree);
const gaps = (tree: SourceTree, entries?: readonly TransactionDefinition[]) =>
  report(tree, entries).lines.filter((line) => line.startsWith('GAP'));

describe('the catalogue of a tree', () => {
  it('calls a transaction complete that has handler, form, documents and tests', () => {
    const { lines, complete } = report(treeOf(COMPLETE));
    expect(complete).toBe(true);
    expect(lines.at(-1)).toBe('1 transactions: 1 complete, 0 with gaps; 1 planned');
    const row = lines.find((line) => line.startsWith('1201'))?.split(/ {2,}/);
    expect(row).toEqual([
      '1201',
      '现金存款',
      'Cash deposit',
      'cash',
      'posting',
      'passbookPrinter',
      'withinLimits',
      'supervisor from 200,000.00',
      'central',
      '4 fields',
      'passbook, slip',
      '1, keyboard 1',
    ]);
  });

  it.each([
    ['central/transactions/1201.ts', 'GAP 1201: no handler at central (central/transactions/1201.ts)'],
    ['renderer/features/form/Field.tsx', 'GAP 1201: no control for account, amount, denominations, text'],
    ['main/agent/engine/steps.ts', 'GAP 1201: nothing prepares the document passbook'],
    ['main/agent/papers/compose.ts', 'GAP 1201: nothing prepares the document slip'],
    ['tests/e2e/deposit.spec.ts', 'GAP 1201: no test'],
  ] as const)('says what is missing without %s', (name, gap) => {
    expect(gaps(without(name))).toEqual([gap]);
    expect(report(without(name))).toMatchObject({ complete: false });
    expect(report(without(name)).lines.at(-1)).toContain('0 complete, 1 with gaps');
  });

  it('takes neither a test nor test support for the thing itself', () => {
    const { 'main/agent/engine/steps.ts': prints, ...rest } = COMPLETE;
    expect(gaps(treeOf({ ...rest, 'main/agent/engine/steps.test.ts': prints, 'main/agent/testing/steps.ts': prints }))).toHaveLength(1);
  });

  it('follows a panel to the calls that it makes', () => {
    const panel = {
      'renderer/features/customer/store.ts': "teller.call('customer.search'); teller.call('customer.view');",
      'main/agent/calls/handlers.ts': "{ 'customer.search': a, 'customer.view': b }",
      'main/agent/engine/engine.test.ts': "must('customer.view')",
      'tests/e2e/customer.spec.ts': "await heading('1003 客户全景视图')",
    };
    expect(gaps(treeOf(panel), [customerView])).toEqual([]);
    expect(gaps(treeOf({ ...panel, 'renderer/features/customer/store.ts': "teller.call('customer.view');" }), [customerView])).toEqual([
      'GAP 1003: customer360 does not call customer.search',
    ]);
    expect(gaps(treeOf({ ...panel, 'main/agent/calls/handlers.ts': '' }), [customerView])).toEqual([
      'GAP 1003: no handler for customer.search, customer.view',
    ]);
  });

  it('finds an entry that nobody planned, and one that nothing shows', () => {
    expect(gaps(treeOf(COMPLETE), [{ ...cashDeposit, code: '9999' }])).toContain('GAP 9999: its code is not in the planned catalogue');
    expect(gaps(treeOf(COMPLETE), [{ ...cashDeposit, fields: [] }])).toEqual(['GAP 1201: neither fields nor a panel']);
  });

  it('finds a form whose fields make no request', () => {
    const { toRequest: _left, ...blind } = cashDeposit;
    expect(gaps(treeOf(COMPLETE), [blind])).toEqual(['GAP 1201: its fields make no request (entryForm)']);
  });

  it('wants a test that goes through the window', () => {
    const { 'tests/e2e/deposit.spec.ts': _left, ...rest } = COMPLETE;
    const tested = treeOf({ ...rest, 'central/transactions/deposit.test.ts': "post('1201')", 'tests/e2e/till.spec.ts': "amount('12012')" });
    expect(gaps(tested)).toEqual(['GAP 1201: no test does it by keyboard (tests/e2e)']);
  });

  it('says so, but calls the catalogue whole, where the gap is in a family that is still being built', () => {
    const planned = [{ code: '1501', names: reverse.names }];
    const { lines, complete } = catalogueReport([reverse], planned, treeOf({}));
    expect(lines.filter((line) => line.startsWith('GAP 1501'))).not.toEqual([]);
    expect(complete).toBe(true);
  });

  it('misses a planned transaction of a family that has to be whole', () => {
    const { lines, complete } = catalogueReport([], [{ code: '1201', names: cashDeposit.names }], treeOf({}));
    expect(lines).toContain('GAP 1201: not in the catalogue');
    expect(complete).toBe(false);
  });
});

describe('the planned catalogue', () => {
  it('names each code once, in order, and holds every entry that is there', () => {
    const codes = PLANNED.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(CATALOGUE.map(({ code }) => code).filter((code) => !codes.some((each) => each === code))).toEqual([]);
  });

  it('is compared with our own tree', () => {
    const { lines } = catalogueReport(CATALOGUE, PLANNED, readTree());
    expect(lines.at(-1)).toMatch(
      new RegExp(`^${CATALOGUE.length} transactions: \\d+ complete, \\d+ with gaps; ${PLANNED.length - CATALOGUE.length} planned$`),
    );
  });
});

describe('a table with Chinese in it', () => {
  it('counts a Chinese character as two columns', () => {
    expect(displayWidth('现金存款')).toBe(8);
    expect(displayWidth('1201（现金）')).toBe(12);
    expect(displayWidth('Café €')).toBe(6);
  });

  it('lines its columns up', () => {
    const lines = table([
      ['code', '名称', 'name'],
      ['1201', '现金存款', 'Cash deposit'],
      ['0211', '开尾箱', 'Open till'],
    ]);
    const starts = lines
      .filter((line) => !line.startsWith('─'))
      .map((line) => displayWidth(line.slice(0, line.search(/(name|Cash deposit|Open till)$/))));
    expect(new Set(starts)).toEqual(new Set([16]));
  });
});
