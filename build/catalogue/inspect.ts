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

/** By which calls a panel does its work. A panel without a line here does not compile, and has a gap. */
const PANEL_CALLS: Readonly<Record<Panel, readonly AgentCallName[]>> = {
  signOn: ['session.signOn'],
  signOff: ['session.signOff'],
  overrides: ['override.queue', 'override.decide', 'override.assign'],
  customer360: ['customer.search', 'customer.view'],
  journal: ['journal.page', 'journal.history', 'audit.verify'],
  remittances: ['remittance.list'],
  reports: ['report.make', 'report.pdf', 'report.csv'],
  compare: ['journal.compare', 'journal.forwardAgain'],
  offlineQueue: ['offline.queue', 'offline.decide', 'offline.suspended'],
};

/** Session transactions that are done over the whole window, so that they have no panel in the workspace. */
const WINDOW_CALLS: Readonly<Record<string, readonly AgentCallName[]>> = { '0102': ['session.lock', 'session.unlock'] };

const there = (says: string): Finding => ({ state: 'there', says, gap: '' });
const missing = (gap: string): Finding => ({ state: 'missing', says: 'MISSING', gap });
const NONE: Finding = { state: 'none', says: '-', gap: '' };

const callsOf = (entry: TransactionDefinition): readonly AgentCallName[] =>
  entry.panel === undefined ? (WINDOW_CALLS[entry.code] ?? []) : (PANEL_CALLS[entry.panel] ?? []);
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
  const calls = callsOf(entry);
  if (calls.length > 0) {
    const unused = calls.filter((call) => mentioning(tree, below('renderer/'), [`call('${call}'`]).length === 0);
    const shown = entry.panel ?? 'window';
    return unused.length === 0 ? there(shown) : missing(`${shown} does not call ${unused.join(', ')}`);
  }
  if (entry.fields.length === 0) return missing('neither fields nor a panel');
  if (entry.toRequest === undefined) return missing('its fields make no request (entryForm)');
  const types = [...new Set(entry.fields.map(({ type }) => type))];
  const unknown = types.filter((type) => mentioning(tree, below('renderer/'), [`case '${type}':`]).length === 0);
  return unknown.length === 0 ? there(`${entry.fields.length} fields`) : missing(`no control for ${unknown.join(', ')}`);
};

/** The passbook is prepared by the engine's steps; papers are composed from the journal, one case for each kind. */
const documentsOf = (entry: TransactionDefinition, tree: SourceTree): Finding => {
  const papers = entry.papers ?? [];
  if (entry.documents.length + papers.length === 0) return NONE;
  const unprinted = [
    ...entry.documents.filter((kind) => mentioning(tree, below('main/agent/'), [`kind: '${kind}'`]).length === 0),
    ...papers.filter((kind) => mentioning(tree, below('main/agent/papers/'), [`case '${kind}':`]).length === 0),
  ];
  return unprinted.length === 0
    ? there([...entry.documents, ...papers].join(', '))
    : missing(`nothing prepares the document ${unprinted.join(', ')}`);
};

/** Tests and page objects of the window that name the transaction: its code as it is typed, or its name where a key or a button opens it. */
const byKeyboard = ({ code, names }: TransactionDefinition, tree: SourceTree): number => {
  const named = new RegExp(`(?<!\\d)${code}(?!\\d)|${names.zh}`);
  return [...tree].filter(([file, text]) => file.startsWith('tests/e2e/') && named.test(text)).length;
};

/** Test files that speak of the transaction, by its code or by the calls of its panel, and those that do it in the window. */
const testsOf = (entry: TransactionDefinition, tree: SourceTree): Finding => {
  const files = mentioning(tree, isTest, [`'${entry.code}'`, ...callsOf(entry).map((call) => `'${call}'`)]);
  const inWindow = byKeyboard(entry, tree);
  if (files.length + inWindow === 0) return missing('no test');
  return inWindow === 0 ? missing('no test does it by keyboard (tests/e2e)') : there(`${files.length}, keyboard ${inWindow}`);
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
