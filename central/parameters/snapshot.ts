import { sql } from 'kysely';
import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import { versionSchema } from '../../contract/central/parameters.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { parameterEndSchema, parameterSchema } from '../../contract/parameters/kinds.ts';
import { dateSchema } from '../../contract/primitives.ts';
import type { Answer } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import { keyset } from '../database/keyset.ts';
import { currentVersion } from './parameters.ts';

type Route = (typeof centralRoutes)['parameterSnapshot'];

/** What one reading is about, the same on all its pages, then where it goes on. */
const positions = keyset(
  'parameterSnapshot',
  z.tuple([versionSchema, versionSchema, dateSchema, versionSchema, z.string().max(40), z.string().max(60), dateSchema]),
);

interface Reading {
  readonly since: bigint;
  readonly version: bigint;
  readonly date: string;
  readonly after: readonly [version: string, kind: string, key: string, effectiveFrom: string];
}

interface Row {
  readonly kind: string;
  readonly key: string;
  readonly effective_from: string;
  readonly version: bigint;
  readonly value: unknown;
  /** Another row has put it out of force by the date. */
  readonly superseded: boolean;
}

/**
 * The next rows of `(since, version]`. Rows are only ever added, so what a version holds stays the same while its pages are read. The
 * page is cut before its rows are compared with others: a directory of banks costs each page its own rows only.
 */
async function readRows(db: Db, { since, version, date, after }: Reading, limit: number): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select p.kind, p.key, p.effective_from, p.version, p.value, exists (
             select 1 from parameters n
              where n.kind = p.kind and n.key = p.key and n.version <= ${version}
                and ((n.effective_from = p.effective_from and n.version > p.version)
                  or (n.effective_from > p.effective_from and n.effective_from <= ${date}::date))) as superseded
      from (select kind, key, effective_from, version, value from parameters
             where version > ${since} and version <= ${version}
               and (version, kind, key, effective_from) > (${after[0]}::bigint, ${after[1]}, ${after[2]}, ${after[3]}::date)
             order by version, kind, key, effective_from
             limit ${limit}) p
     order by p.version, p.kind, p.key, p.effective_from`.execute(db);
  return rows;
}

/**
 * Whether a branch needs the row. Rows that come into force later are among them, so that a branch which is offline on that day goes
 * by them; an end in force is nothing to who starts from nothing.
 */
const isNeeded = (row: Row, { since, date }: Reading): boolean =>
  !row.superseded && (row.value !== null || since > 0n || row.effective_from > date);

/** What is in force on the branch's business date and later: everything, or what changed since a version that the branch has. */
export async function parameterSnapshot(
  central: Central,
  { caller, query }: { caller: DeviceCaller; query: RouteQuery<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const position = positions.read(query.cursor);
  if (!position.ok) return position;
  const newest = await currentVersion(central.db);
  const asked = BigInt(query.since);
  // A version that is not reached yet is one of another life of the database.
  const since = asked > newest.version || asked < newest.historyFrom ? 0n : asked;
  const [from, to, date, ...after] = position.value ?? [
    String(since),
    String(newest.version),
    caller.businessDate,
    '0',
    '',
    '',
    '0001-01-01',
  ];
  const reading: Reading = { since: BigInt(from), version: BigInt(to), date, after };
  const rows = await readRows(central.db, reading, query.limit + 1);
  const page = positions.page(rows, query.limit, (row) => [from, to, date, String(row.version), row.kind, row.key, row.effective_from]);
  const needed = page.rows.filter((row) => isNeeded(row, reading));
  const set = needed.filter(({ value }) => value !== null);
  const ended = needed.filter(({ value }) => value === null);
  return {
    ok: true,
    value: {
      version: to,
      businessDate: date,
      full: reading.since === 0n,
      changed: set.map(({ kind, key, effective_from, value }) =>
        parameterSchema.parse({ kind, key, effectiveFrom: effective_from, value }),
      ),
      removed: ended.map(({ kind, key, effective_from }) => parameterEndSchema.parse({ kind, key, effectiveFrom: effective_from })),
      next: page.next,
    },
  };
}
