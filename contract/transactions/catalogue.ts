import { closeAccount } from './account/1103.ts';
import { cashDeposit } from './cash/1201.ts';
import { cashWithdrawal } from './cash/1202.ts';
import { transfer } from './cash/1203.ts';
import { customerView } from './customer/1003.ts';
import type { TransactionDefinition } from './definition.ts';
import { overrideQueue } from './overrides/1701.ts';
import { journal } from './reports/1602.ts';
import { signOn } from './session/0101.ts';
import { lock } from './session/0102.ts';
import { signOff } from './session/0103.ts';
import { openTill } from './till/0211.ts';

/** The transaction catalogue, in code order. Adding a transaction adds one line here. */
export const CATALOGUE: readonly TransactionDefinition[] = [
  signOn,
  lock,
  signOff,
  openTill,
  customerView,
  closeAccount,
  cashDeposit,
  cashWithdrawal,
  transfer,
  journal,
  overrideQueue,
];

const byCode = new Map(CATALOGUE.map((each) => [each.code, each]));

export const findTransaction = (code: string): TransactionDefinition | undefined => byCode.get(code);

/** Entries that match what a teller types: a code's beginning, part of a name in either language, or initials. Best first. */
export const searchCatalogue = (typed: string, entries: readonly TransactionDefinition[] = CATALOGUE): TransactionDefinition[] => {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '') return [...entries];
  const rank = (entry: TransactionDefinition): number => {
    if (entry.code === text) return 0;
    if (entry.code.startsWith(text)) return 1;
    if (entry.initials.startsWith(text)) return 2;
    if (entry.names.zh.includes(text)) return 3;
    if (entry.names.en.toLowerCase().includes(text)) return 4;
    return entry.initials.includes(text) ? 5 : 9;
  };
  return entries
    .map((entry) => ({ entry, at: rank(entry) }))
    .filter(({ at }) => at < 9)
    .sort((left, right) => left.at - right.at || left.entry.code.localeCompare(right.entry.code))
    .map(({ entry }) => entry);
};
