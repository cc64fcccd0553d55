import type { AgentCallName } from '../../contract/ipc/contract.ts';
import type { TransactionDefinition } from '../../contract/transactions/definition.ts';
import { isTest, mentioning, type SourceTree } from './tree.ts';

/** What was found of one part of a transaction: where, or that it is missing, or that the entry needs none. */
export interface Finding {
  readonly state: 'there' | 'missing' | 'none';
  /** A word for the table. */
  readonly says: string;
  /** What is missing, for people. */
  readonly gap: string;
}

export interface Inspection {
  readonly entry: TransactionDefinition;
  readonly handler: Finding;
  readonly form: Finding;
  readonly documents: Finding;
  readonly tests: Finding;
}

type Panel = NonNullable<TransactionDefinition['panel']>;

/** By which calls a panel does its work. A panel without a line here does not compile. */
const PANEL_CALLS: Readonly<Record<Panel, readonly AgentCallName[]>> = {
  signOn: ['session.signOn'],
  signOff: ['session.signOff'],
  overrides: ['override.queue', 'override.decide', 'override.assign'],
  customer360: ['customer.search', 'customer.view'],
  journal: ['journal.page', 'journal.history', 'audit.verify'],
};

const there = (says: string): Finding => ({ state: 'there', says, gap: '' });
const missing = (gap: string): Finding => ({ state: 'missing', says: 'MISSING', gap });
const NONE: Finding = { state: 'none', says: '-', gap: '' };

const callsOf = (entry: TransactionDefinition): readonly AgentCallName[] => (entry.panel === undefined ? [] : PANEL_CALLS[entry.panel]);
const below = (folder: string) => (file: string) => file.startsWith(folder) && !isTest(file) && !file.includes('/testing/');

/** A posting is handled at central, in a file of its code; anything else by the agent's handlers of its panel's calls. */
const handlerOf = (entry: TransactionDefinition, tree: SourceTree): Finding => {
  if (entry.kind === 'posting') {
    const file = `central/transactions/${entry.code}.ts`;
    return tree.has(file) ? there('central') : missing(`no handler at central (${file})`);
  }
  const calls = callsOf(entry);
  if (calls.length === 0) return missing('neither posted nor shown by a panel');
  const unhandled = calls.filter((call) => mentioning(tree, below('main/agent/calls/'), [`'${call}':`]).length === 0);
  return unhandled.length === 0 ? there('agent') : missing(`no handler for ${unhandled.join(', ')}`);
};

/** A panel is there when the renderer makes its calls; a form when the renderer has a control for each of its fields' types. */
const formOf = (entry: TransactionDefinition, tree: SourceTree): Finding => {
  if (entry.panel !== undefined) {
    const unused = callsOf(entry).filter((call) => mentioning(tree, below('renderer/'), [`call('${call}'`]).length === 0);
    return unused.length === 0 ? there('panel') : missing(`panel ${entry.panel} does not call ${unused.join(', ')}`);
  }
  if (entry.fields.length === 0) return missing('neither fields nor a panel');
  const types = [...new Set(entry.fields.map(({ type }) => type))];
  const unknown = types.filter((type) => mentioning(tree, below('renderer/'), [`case '${type}':`]).length === 0);
  return unknown.length === 0 ? there(`${entry.fields.length} fields`) : missing(`no control for ${unknown.join(', ')}`);
};

const documentsOf = (entry: TransactionDefinition, tree: SourceTree): Finding => {
  if (entry.documents.length === 0) return NONE;
  const unprinted = entry.documents.filter((kind) => mentioning(tree, below('main/agent/'), [`kind: '${kind}'`]).length === 0);
  return unprinted.length === 0 ? there(entry.documents.join(', ')) : missing(`nothing prepares the document ${unprinted.join(', ')}`);
};

/** Test files that speak of the transaction: by its code, or by the calls of its panel. */
const testsOf = (entry: TransactionDefinition, tree: SourceTree): Finding => {
  const needles = entry.panel === undefined ? [`'${entry.code}'`] : callsOf(entry).map((call) => `'${call}'`);
  const files = mentioning(tree, isTest, needles);
  return files.length === 0 ? missing('no test') : there(String(files.length));
};

export const inspect = (entry: TransactionDefinition, tree: SourceTree): Inspection => ({
  entry,
  handler: handlerOf(entry, tree),
  form: formOf(entry, tree),
  documents: documentsOf(entry, tree),
  tests: testsOf(entry, tree),
});

export const gapsOf = ({ handler, form, documents, tests }: Inspection): string[] =>
  [handler, form, documents, tests].filter(({ state }) => state === 'missing').map(({ gap }) => gap);
