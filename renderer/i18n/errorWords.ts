import type { WireError } from '../../contract/errors/wire.ts';
import { CNY_DENOMINATIONS } from '../../contract/money/denominations.ts';
import type { Names } from '../../contract/transactions/definition.ts';

type Details = WireError['details'];

/** Details that are codes of the contract and have words on the screen. */
export interface Words {
  readonly deviceCode: Readonly<Record<string, string>>;
  readonly device: Readonly<Record<string, string>>;
  readonly stage: Readonly<Record<string, string>>;
  readonly reason: Readonly<Record<string, string>>;
  readonly limit: Readonly<Record<string, string>>;
  readonly role: Readonly<Record<string, string>>;
  /** The name of a note or coin in the reader's language. */
  readonly piece: (names: Names) => string;
  readonly state: Readonly<Record<string, string>>;
}

const NAMED = ['deviceCode', 'device', 'stage', 'reason', 'limit', 'state'] as const;
const isNamed = (name: string): name is (typeof NAMED)[number] => (NAMED as readonly string[]).includes(name);

/** Any of several roles may do it: `teller/supervisor`. */
const severalInWords = (value: string, words: Words['role']): string =>
  value
    .split('/')
    .map((each) => (Object.hasOwn(words, each) ? (words[each] ?? each) : each))
    .join('/');

const pieceInWords = (id: string, piece: Words['piece']): string => {
  const found = CNY_DENOMINATIONS.items.find((each) => each.id === id);
  return found === undefined ? id : piece(found.name);
};

/** The details of an error with codes turned into words; a code without words stays as it came, for the technician. */
export const detailsInWords = (details: Details, words: Words): Details =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (name === 'role') return [name, severalInWords(value, words.role)];
      if (name === 'denomination') return [name, pieceInWords(value, words.piece)];
      const known = isNamed(name) ? words[name] : undefined;
      return [name, known !== undefined && Object.hasOwn(known, value) ? (known[value] ?? value) : value];
    }),
  );
