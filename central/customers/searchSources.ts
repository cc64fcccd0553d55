import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import type { Database } from '../database/schema.ts';
import { readIdentity } from './identity.ts';
import { nameParts } from './names.ts';

/** One way in which a text finds customers. All of them go through an index; none scans. */
export interface Source {
  /** Names the source in cursors; never given to another one. */
  readonly id: number;
  /** Whether a row of `customers` is found by this source: what an earlier source shows, a later one leaves out. */
  readonly matches: RawBuilder<boolean>;
  /** Numbers of customers in the source's own order, after a customer of that order. */
  find(db: Db, after: string | null, limit: number, leaveOut: readonly RawBuilder<boolean>[]): Promise<string[]>;
}

const literal = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&');

/** A range on a B-tree in code point order that holds what begins with a text. */
const begins = (column: RawBuilder<string>, text: string): RawBuilder<boolean> =>
  sql<boolean>`(${column} >= ${text}::text and ${column} < ${`${text}\u{10FFFF}`}::text)`;

/** The same for columns of nothing but digits, of at most `length`: these sort alike in every collation, so that the key's index serves. */
const beginsInDigits = (column: RawBuilder<string>, text: string, length: number): RawBuilder<boolean> =>
  sql<boolean>`(${column} >= ${text}::text and ${column} <= ${text.padEnd(length, '9')}::text)`;

const none = (leaveOut: readonly RawBuilder<boolean>[]): RawBuilder<boolean> =>
  leaveOut.length === 0 ? sql<boolean>`true` : sql<boolean>`not (${sql.join(leaveOut, sql` or `)})`;

type NameColumn = 'search_name' | 'search_pinyin' | 'search_initials';

/** By the beginning of a form of the name, in its order: the whole name comes first, then what goes on. */
function byNameForm(id: number, column: NameColumn, text: string): Source {
  const form = sql<string>`customers.${sql.ref(column)} collate "C"`;
  const matches = begins(form, text);
  return {
    id,
    matches,
    find: async (db, after, limit, leaveOut) => {
      const rows = await db
        .selectFrom('customers')
        .select('number')
        .where(matches)
        .where(none(leaveOut))
        .$if(after !== null, (list) =>
          list.where(
            sql<boolean>`(${form}, customers.number) > ((select ${sql.ref(column)} from customers own where own.number = ${after}) collate "C", ${after})`,
          ),
        )
        .orderBy(form)
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(({ number }) => number);
    },
  };
}

/** Two-character parts that a search goes through; further ones would rarely leave out anybody whom these have not. */
const MOST_PARTS = 3;

/** By what stands anywhere in the name, in the order of numbers. */
function byInside(id: number, text: string): Source {
  const matches = sql<boolean>`customers.search_name like ${`%${literal(text)}%`}`;
  return {
    id,
    matches,
    find: async (db, after, limit, leaveOut) => {
      const [first = '', ...others] = nameParts(text).slice(0, MOST_PARTS);
      const rows = await db
        .selectFrom('customer_name_parts as parts')
        .innerJoin('customers', 'customers.number', 'parts.customer_number')
        .select('customers.number')
        .where('parts.part', '=', first)
        .where((eb) => eb.and(others.map((part) => hasPart(eb, part))))
        .where(matches)
        .where(none(leaveOut))
        .$if(after !== null, (list) => list.where('parts.customer_number', '>', after ?? ''))
        .orderBy('parts.customer_number')
        .limit(limit)
        .execute();
      return rows.map(({ number }) => number);
    },
  };
}

const hasPart = (eb: ExpressionBuilder<Database & { parts: Database['customer_name_parts'] }, 'parts' | 'customers'>, part: string) =>
  eb.exists(
    eb
      .selectFrom('customer_name_parts as more')
      .select('more.part')
      .where('more.part', '=', part)
      .whereRef('more.customer_number', '=', 'parts.customer_number'),
  );

/** By the beginning of the customer number. */
function byNumber(id: number, text: string): Source {
  const matches = beginsInDigits(sql<string>`customers.number`, text, 10);
  return {
    id,
    matches,
    find: async (db, after, limit, leaveOut) => {
      const list = db.selectFrom('customers').select('number').where(matches).where(none(leaveOut));
      const rows = await (after === null ? list : list.where('number', '>', after)).orderBy('number').limit(limit).execute();
      return rows.map(({ number }) => number);
    },
  };
}

/** Numbers that are looked at together, when earlier sources leave many out. */
const CHUNK = 2_000;

/** By rows of another table that name their customer, in the order of numbers. What fits must be little. */
function byRows(id: number, table: string, fits: RawBuilder<boolean>): Source {
  const rows = sql.table(table);
  const fitting = async (db: Db, after: string): Promise<string[]> => {
    const found = await sql<{ number: string }>`
      select distinct own.customer_number as number from ${rows} own
       where ${fits} and own.customer_number > ${after} order by own.customer_number limit ${CHUNK}`.execute(db);
    return found.rows.map(({ number }) => number);
  };
  return {
    id,
    matches: sql<boolean>`exists (select 1 from ${rows} own where own.customer_number = customers.number and ${fits})`,
    find: async (db, after, limit, leaveOut) => {
      const found: string[] = [];
      let position = after ?? '';
      for (;;) {
        const numbers = await fitting(db, position);
        const last = numbers.at(-1);
        if (last === undefined) return found;
        const kept = db.selectFrom('customers').select('number').where('number', 'in', numbers).where(none(leaveOut));
        found.push(
          ...(
            await kept
              .orderBy('number')
              .limit(limit - found.length)
              .execute()
          ).map(({ number }) => number),
        );
        if (found.length >= limit || numbers.length < CHUNK) return found;
        position = last;
      }
    },
  };
}

const backwards = (text: string): string => [...text].reverse().join('');
const ends = (column: string, text: string): RawBuilder<boolean> =>
  begins(sql<string>`reverse(own.${sql.ref(column)}) collate "C"`, backwards(text));

/** Typing a few digits must not page through everybody: numbers are found from this many characters on. */
const LEAST_ENDING = 4;
/** The shortest account number there is, and from where on a beginning is an account's and not a branch's or a product's. */
const LEAST_ACCOUNT = 8;
const LEAST_BEGINNING = 12;

const ofAccount = (text: string): RawBuilder<boolean> =>
  text.length < LEAST_BEGINNING ? sql<boolean>`own.number = ${text}` : beginsInDigits(sql<string>`own.number`, text, 32);

/** The ways in which a folded text of at least two characters may find customers, best first. */
export function sourcesOf(text: string): readonly Source[] {
  const digits = /^\d+$/.test(text);
  const plain = /^[0-9a-z]{1,40}$/.test(text);
  const sources: Source[] = [];
  if (digits) sources.push(byNumber(0, text));
  if (digits && text.length >= LEAST_ACCOUNT) sources.push(byRows(1, 'accounts', ofAccount(text)));
  if (plain && /\d/.test(text) && text.length >= LEAST_ENDING) {
    const upper = text.toUpperCase();
    const renewed = text.length === 15 ? readIdentity('residentId', text)?.idNumber : undefined;
    const found = ends('id_number', upper);
    const fits = renewed === undefined ? found : sql<boolean>`(${found} or ${ends('id_number', renewed)})`;
    sources.push(byRows(2, 'customer_documents', fits));
  }
  if (digits && text.length >= LEAST_ENDING)
    sources.push(byRows(3, 'customer_phones', sql<boolean>`${ends('phone', text)} and own.valid_until is null`));
  sources.push(byNameForm(4, 'search_name', text));
  if (plain) sources.push(byNameForm(5, 'search_pinyin', text), byNameForm(6, 'search_initials', text));
  sources.push(byInside(7, text));
  return sources;
}
