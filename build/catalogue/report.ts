import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { OverrideRule, TransactionDefinition } from '../../contract/transactions/definition.ts';
import { gapsOf, type Inspection, inspect } from './inspect.ts';
import { table } from './table.ts';
import type { SourceTree } from './tree.ts';

export interface Report {
  readonly lines: readonly string[];
  /** False: a family that has to be whole has a gap. */
  readonly complete: boolean;
}

/** Families in which nothing may lack, by the first two digits of the code: session, till and vouchers, customers, accounts, cash, reports. */
const WHOLE_FAMILIES: ReadonlySet<string> = new Set(['01', '02', '10', '11', '12', '16']);
const mustBeWhole = (code: string): boolean => WHOLE_FAMILIES.has(code.slice(0, 2));

interface Planned {
  readonly code: string;
  readonly names: TransactionDefinition['names'];
}

const HEADING = ['code', '名称', 'name', 'family', 'kind', 'devices', 'offline', 'override', 'handler', 'form', 'documents', 'tests'];

const rule = ({ role, fromAmount }: OverrideRule): string =>
  fromAmount === undefined ? role : `${role} from ${formatAmount(BigInt(fromAmount), CNY)}`;
const listed = (items: readonly string[]): string => (items.length === 0 ? '-' : items.join(', '));

const row = ({ entry, handler, form, documents, tests }: Inspection): string[] => [
  entry.code,
  entry.names.zh,
  entry.names.en,
  entry.family,
  entry.kind,
  listed(entry.devices),
  entry.offline,
  listed(entry.overrides.map(rule)),
  handler.says,
  form.says,
  documents.says,
  tests.says,
];

/** The catalogue as it really is in a tree, one row for each entry, what each lacks, and what is planned; the last line is the sum. */
export const catalogueReport = (catalogue: readonly TransactionDefinition[], planned: readonly Planned[], tree: SourceTree): Report => {
  const inspections = catalogue.map((entry) => inspect(entry, tree));
  const unplanned = new Set(catalogue.map(({ code }) => code).filter((code) => !planned.some((each) => each.code === code)));
  const gaps = inspections.map((each) => ({
    code: each.entry.code,
    gaps: [...gapsOf(each), ...(unplanned.has(each.entry.code) ? ['its code is not in the planned catalogue'] : [])],
  }));
  const withGaps = gaps.filter((each) => each.gaps.length > 0);
  const toCome = planned.filter(({ code }) => !catalogue.some((entry) => entry.code === code));
  const absent = toCome.filter(({ code }) => mustBeWhole(code));
  return {
    complete: absent.length === 0 && !withGaps.some(({ code }) => mustBeWhole(code)),
    lines: [
      ...table([HEADING, ...inspections.map(row)]),
      '',
      ...withGaps.flatMap(({ code, gaps: found }) => found.map((gap) => `GAP ${code}: ${gap}`)),
      ...absent.map(({ code }) => `GAP ${code}: not in the catalogue`),
      ...(withGaps.length + absent.length === 0 ? [] : ['']),
      ...table([['planned', '名称', 'name'], ...toCome.map(({ code, names }) => [code, names.zh, names.en])]),
      '',
      `${catalogue.length} transactions: ${catalogue.length - withGaps.length} complete, ${withGaps.length} with gaps; ${toCome.length} planned`,
    ],
  };
};
