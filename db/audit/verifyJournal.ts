import { sql as fragment } from 'kysely';
import { journalQuery } from '../operations/records.ts';
import type { Reader } from '../sqlite/access.ts';
import { sql, withValue } from '../sqlite/access.ts';
import { auditBodySchema } from './body.ts';
import { DIGEST, type DigestedRow, journalDigest } from './journalDigest.ts';

export interface BadTransaction {
  readonly clientKey: string;
  /** `changed`: not what its last event recorded. `missing`: the chain knows it and the journal does not. `inserted`: the other way round. */
  readonly what: 'changed' | 'missing' | 'inserted';
  /** Its last recorded event; null where none is recorded. */
  readonly sequence: number | null;
}

const newestOf = withValue((clientKey) =>
  sql.selectFrom('audit').select(['sequence', 'body']).where('client_key', '=', clientKey).orderBy('sequence', 'desc').limit(1),
);

const lastEventOf = (reader: Reader, clientKey: string): { sequence: number; digest: unknown } | null => {
  const row = reader.first(newestOf(clientKey));
  return row === undefined ? null : { sequence: row.sequence, digest: auditBodySchema.parse(JSON.parse(row.body)).data[DIGEST] };
};

/** The first transaction, in the order of keys, whose journal row was changed, deleted or inserted behind the program's back. */
export const firstBadTransaction = (reader: Reader): BadTransaction | null => {
  const found: BadTransaction[] = [];
  for (const each of reader.each(journalQuery().orderBy('client_key'))) {
    const row = each as DigestedRow;
    const last = lastEventOf(reader, row.client_key);
    if (last?.digest === journalDigest(row)) continue;
    found.push({ clientKey: row.client_key, what: last === null ? 'inserted' : 'changed', sequence: last?.sequence ?? null });
    break;
  }
  const missing = reader.first(
    sql
      .selectFrom('audit')
      .select(['client_key', 'sequence'])
      .where(fragment<boolean>`json_extract(body, '$.event') = 'form.opened'`)
      .where('client_key', 'not in', sql.selectFrom('journal').select('client_key'))
      .orderBy('client_key')
      .limit(1),
  );
  if (missing?.client_key !== undefined && missing.client_key !== null) {
    found.push({ clientKey: missing.client_key, what: 'missing', sequence: missing.sequence });
  }
  return found.sort((one, other) => (one.clientKey < other.clientKey ? -1 : 1))[0] ?? null;
};
