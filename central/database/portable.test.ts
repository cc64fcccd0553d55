import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const CENTRAL = join(import.meta.dirname, '..');

/** Everything that central may send to a database, without comments: migrations, and programs that are not tests. */
async function statements(): Promise<Map<string, string>> {
  const names = await readdir(CENTRAL, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.sql') || (name.endsWith('.ts') && !name.endsWith('.test.ts')));
  const texts = await Promise.all(
    sources.map(async (name): Promise<[string, string]> => {
      const text = await readFile(join(CENTRAL, name), 'utf8');
      const bare = name.endsWith('.sql') ? text.replaceAll(/--.*$/gm, '') : text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return [name, bare];
    }),
  );
  return new Map(texts);
}

/** What at least one of the engines of docs/central-engines.md does not have. */
const NEVER: readonly RegExp[] = [
  /\bcreate\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i,
  /\bcreate\s+(or\s+replace\s+)?(function|procedure|rule)\b/i,
  /\bpg_(try_)?advisory_/i,
  /(^|[`'"])\s*(un)?listen\s+\w|\bpg_notify\b|(^|[`'"])\s*notify\s+\w/im,
  /\b(initially\s+deferred|deferrable)\b/i,
  /\bexclude\s+using\b/i,
  /(^|[`'"])\s*lock\s+table\b/im,
  /\binherits\s*\(/i,
  /\busing\s+gist\b/i,
  /\b(big|small)?serial\s+(primary|not|,)|\bgenerated\s+(always|by\s+default)\s+as\s+identity\b/i,
  /\boffset\s+(\$|\d)|\.offset\(/i,
];

/** What they take differently: how it is found in a source, and what the document's table must say of it. */
const NOTED: readonly (readonly [construct: RegExp, line: string])[] = [
  [/\benable_\w+\s*=|plan_cache_mode/i, 'enable_seqscan'],
  [/\bset\s+local\s+\w+_timeout/i, 'set local lock_timeout'],
  [/isolation level serializable/i, 'isolation level serializable'],
  [/'read committed'/i, 'isolation level read committed'],
  [/\bjsonb?_to_recordset\b/i, 'json_to_recordset'],
  [/\bjsonb?_(agg|build_object)\b/i, 'json_agg'],
  [/\bwith ordinality\b/i, 'with ordinality'],
  [/\blateral\b/i, 'lateral'],
  [/=\s*any\s*\(/i, '= any('],
  [/\bfor update\b|\.forUpdate\(/i, 'for update'],
  [/\bskip locked\b|\.skipLocked\(/i, 'skip locked'],
  [/\bnextval\s*\(/i, 'nextval'],
  [/\bfillfactor\b/i, 'fillfactor'],
  [/\bcreate unique index[^;]*\bwhere\b/i, 'Partial unique index'],
  [/\bdrop constraint\b/i, 'drop constraint'],
  [/\bcreate view\b/i, 'create view'],
  [/\bfull join\b/i, 'full join'],
  [/\bon conflict\b|\.onConflict\(/i, 'on conflict'],
  [/\bdrop schema\b/i, 'drop schema'],
  [/\btext\[\]\s+not null/i, 'text[]'],
  [/\bwith recursive\b/i, 'with recursive'],
  [/\bmerge into\b/i, 'merge into'],
  [/\bdistinct on\b/i, 'distinct on'],
  [/\busing (gin|brin|hash)\b/i, 'using gin'],
  [/\bgenerated always as\s*\(/i, 'generated always as'],
  [/\bmaterialized\b/i, 'as materialized'],
  [/\bcollate\b/i, 'collate'],
  [/\bcreate (unique )?index[^;]*\((?!\d)\w+\([^;]*\)/i, 'Index on an expression'],
  [/\bpartition by (range|list|hash)\b/i, 'partition by'],
  [/\bcreate type\b/i, 'create type'],
  [/\bcreate extension\b/i, 'create extension'],
  [/\bsavepoint\b/i, 'savepoint'],
  [/\btablesample\b/i, 'tablesample'],
];

test('no statement uses what an engine of the list does not have', async () => {
  const found = [...(await statements())].flatMap(([name, text]) =>
    NEVER.filter((each) => each.test(text)).map((each) => `${name}: ${each}`),
  );
  expect(found).toEqual([]);
});

test('what engines take differently has its line in docs/central-engines.md', async () => {
  const document = await readFile(join(CENTRAL, '..', 'docs', 'central-engines.md'), 'utf8');
  const table = document
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .join('\n');
  const missing = [...(await statements())].flatMap(([name, text]) =>
    NOTED.filter(([construct, line]) => construct.test(text) && !table.includes(line)).map(([, line]) => `${name}: ${line}`),
  );
  expect(missing).toEqual([]);
});

test.each([
  ['create trigger t before insert on x', 0],
  ['select pg_advisory_xact_lock(1)', 2],
  ['`listen events`', 3],
  ['references y deferrable initially deferred', 4],
  ['select * from x order by y limit 5 offset $1', 10],
] as const)('the search finds %s', (text, rule) => {
  expect(NEVER[rule]?.test(text)).toBe(true);
});
