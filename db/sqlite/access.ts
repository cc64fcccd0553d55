import type BetterSqlite3 from 'better-sqlite3-multiple-ciphers';
import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { CounterSchema } from '../schema.ts';
import type { SqliteDatabase } from './database.ts';

/** Builds typed SQL and never runs it: Kysely's own drivers are asynchronous, and nothing may wait inside a transaction. */
export const sql = new Kysely<CounterSchema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Stands where the value goes while a query is compiled for good. No text of ours contains it. */
const MARK = '\u0000value';

/**
 * A query that is asked all day with one text that differs: built and compiled once, instead of for every question. `build` must use the
 * value as it is given, as a parameter.
 */
export const withValue = <R>(build: (value: string) => Compilable<R>): ((value: string) => Compilable<R>) => {
  const compiled = build(MARK).compile();
  const at = compiled.parameters.indexOf(MARK);
  if (at < 0 || compiled.parameters.lastIndexOf(MARK) !== at) throw new TypeError('The query does not take the value exactly once');
  return (value) => ({ compile: () => ({ ...compiled, parameters: compiled.parameters.with(at, value) }) });
};

/** A query that is the same every time: built and compiled once. */
export const fixed = <R>(query: Compilable<R>): Compilable<R> => {
  const compiled = query.compile();
  return { compile: () => compiled };
};

/** Reading only. A function that takes a `Reader` cannot write: it would not compile. */
export interface Reader {
  all<R>(query: Compilable<R>): R[];
  first<R>(query: Compilable<R>): R | undefined;
  /** Rows one by one, for tables that do not fit in memory. */
  each<R>(query: Compilable<R>): IterableIterator<R>;
}

/** Reading and writing, inside the one transaction that the worker opened. */
export interface Writer extends Reader {
  /** Returns the number of rows changed. */
  run(query: Compilable<unknown>): number;
}

type Statement = BetterSqlite3.Statement<unknown[], unknown>;

/** Compiled statements are kept: the same few are run all day. */
export const createWriter = (database: SqliteDatabase): Writer => {
  const statements = new Map<string, Statement>();
  const prepare = (text: string): Statement => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const made = database.prepare<unknown[], unknown>(text);
    statements.set(text, made);
    return made;
  };
  return {
    all: <R>(query: Compilable<R>): R[] => {
      const compiled = query.compile();
      return prepare(compiled.sql).all(...compiled.parameters) as R[];
    },
    first: <R>(query: Compilable<R>): R | undefined => {
      const compiled = query.compile();
      return prepare(compiled.sql).get(...compiled.parameters) as R | undefined;
    },
    each: <R>(query: Compilable<R>): IterableIterator<R> => {
      const compiled = query.compile();
      // A statement of its own: an iterator keeps its statement busy.
      return database.prepare<unknown[], unknown>(compiled.sql).iterate(...compiled.parameters) as IterableIterator<R>;
    },
    run: (query) => {
      const compiled = query.compile();
      return prepare(compiled.sql).run(...compiled.parameters).changes;
    },
  };
};
