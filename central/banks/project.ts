import { sql } from 'kysely';
import { bankCodeSchema } from '../../contract/parameters/reference.ts';
import { bankDate } from '../branches/day.ts';
import { foldText, searchForms } from '../customers/fold.ts';
import type { Tx } from '../database/serializable.ts';

/** PostgreSQL takes 65,535 values in a statement; a row has four. */
const ROWS_PER_STATEMENT = 5_000;

/** What a bank is found by: its name and city, their pinyin and initials. */
const searchTextOf = (nameZh: string, city: string): string => {
  const forms = searchForms(nameZh, 'company');
  return [foldText(nameZh), forms.searchPinyin, forms.searchInitials, foldText(city)].join(' ');
};

interface InForce {
  readonly key: string;
  /** Null: the bank has left the directory. */
  readonly value: unknown;
}

/** Of each code the row that holds on the date; codes that hold nothing yet are left out. */
async function inForce(tx: Tx, codes: readonly string[], date: string): Promise<readonly InForce[]> {
  const { rows } = await sql<InForce>`
    select distinct on (key) key, value from parameters
     where kind = 'bankCode' and key = any(${codes}::text[]) and effective_from <= ${date}::date
     order by key, effective_from desc, version desc`.execute(tx);
  return rows;
}

/**
 * The `bankCode` parameters are the one truth about banks; `banks` is what is searched, made from them. Brings these codes up to what
 * holds on the date. To be called in the transaction that writes such parameters, and on the day on which later ones come into force.
 */
export async function projectBanks(tx: Tx, codes: readonly string[], date: string): Promise<void> {
  for (let start = 0; start < codes.length; start += ROWS_PER_STATEMENT) {
    const part = codes.slice(start, start + ROWS_PER_STATEMENT);
    const held = await inForce(tx, part, date);
    const rows = held.flatMap(({ key, value }) => {
      if (value === null) return [];
      const { nameZh, city } = bankCodeSchema.parse(value);
      return [{ code: key, name_zh: nameZh, city, search_text: searchTextOf(nameZh, city) }];
    });
    const present = new Set(rows.map(({ code }) => code));
    const gone = part.filter((code) => !present.has(code));
    if (gone.length > 0) await tx.deleteFrom('banks').where('code', 'in', gone).execute();
    if (rows.length === 0) continue;
    await tx
      .insertInto('banks')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet((eb) => ({
          name_zh: eb.ref('excluded.name_zh'),
          city: eb.ref('excluded.city'),
          search_text: eb.ref('excluded.search_text'),
        })),
      )
      .execute();
  }
}

/** The bank's date; before it has one, the day of the instant. */
export const dateOfBanks = async (tx: Tx, at: string): Promise<string> => (await bankDate(tx)) ?? at.slice(0, 10);
