import pg from 'pg';

/** PostgreSQL's type numbers (src/include/catalog/pg_type.dat) that need a reader of our own. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

const readers: Readonly<Record<number, (text: string) => unknown>> = {
  // Money is int8 minor units: as a `number` it would lose the last digit above 2^53.
  [INT8]: BigInt,
  // A business date has no time zone; the driver's default would shift it by the machine's.
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
};

/** Readers for one pool. The driver's global table stays untouched, so that importing this changes nothing elsewhere. */
export const columnReaders = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => readers[oid] ?? pg.types.getTypeParser(oid, format ?? 'text'),
};
