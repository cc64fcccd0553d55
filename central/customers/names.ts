import type { Tx } from '../database/serializable.ts';
import { searchForms } from './fold.ts';
import { matchName } from './matchName.ts';

type Kind = 'person' | 'company';

/** The columns that follow from a customer's name. */
export function nameColumns(name: string, kind: Kind) {
  const { pinyin, searchName, searchPinyin, searchInitials } = searchForms(name, kind);
  return {
    name,
    pinyin: pinyin.slice(0, 1_000),
    search_name: searchName,
    search_pinyin: searchPinyin,
    search_initials: searchInitials,
    match_name: matchName(name, kind),
  };
}

/** Every two neighbouring characters of a folded name, each once. */
export function nameParts(searchName: string): string[] {
  const characters = [...searchName];
  return [...new Set(characters.slice(0, -1).map((character, index) => `${character}${characters[index + 1]}`))];
}

/** A row of a B-tree index holds 2,704 bytes; some single characters fold into eighteen. No name needs half of it. */
const MOST_BYTES = 1_200;

/** Whether a name has something in it to be searched and compared by, and not more than the indexes take. */
export function isName(name: string, kind: Kind): boolean {
  const { search_name, search_pinyin, search_initials, match_name } = nameColumns(name, kind);
  const fits = [search_name, search_pinyin, search_initials, match_name].every((text) => Buffer.byteLength(text) <= MOST_BYTES);
  return fits && search_name !== '' && match_name !== '';
}

/** Makes customers findable by what is inside of their names; replaces what was there. */
export async function writeNameParts(tx: Tx, customers: readonly { number: string; search_name: string }[]): Promise<void> {
  const numbers = customers.map(({ number }) => number);
  if (numbers.length === 0) return;
  await tx.deleteFrom('customer_name_parts').where('customer_number', 'in', numbers).execute();
  const rows = customers.flatMap(({ number, search_name }) => nameParts(search_name).map((part) => ({ part, customer_number: number })));
  // A statement takes 65,535 parameters at most.
  for (let at = 0; at < rows.length; at += 20_000)
    await tx
      .insertInto('customer_name_parts')
      .values(rows.slice(at, at + 20_000))
      .execute();
}
