import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { SCHEMA } from './connect.ts';
import { SQLSTATE, sqlState } from './failure.ts';

const FOLDER = join(import.meta.dirname, 'migrations');
const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly text: string;
}

/** The migrations in order. Throws when numbers repeat or leave gaps: the folder is append-only. */
export async function readMigrations(folder: string = FOLDER): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const migrations = await Promise.all(
    names.map(async (name) => ({ version: Number(name.slice(0, 4)), name, text: await readFile(join(folder, name), 'utf8') })),
  );
  for (const [index, { version, name }] of migrations.entries())
    if (version !== index + 1) throw new Error(`Migration ${name} should have number ${index + 1}`);
  return migrations;
}

/**
 * Two nodes that start on an empty database may make the same thing at once, in spite of `if not exists`; the one that comes second finds
 * the schema, the table, the table's row type, or one of their catalogue rows made.
 */
const MADE_MEANWHILE: readonly string[] = [SQLSTATE.uniqueViolation, '42P06', '42P07', '42710'];

async function ensureTable(client: pg.Client): Promise<void> {
  const statements = [
    `create schema if not exists ${SCHEMA}`,
    'create table if not exists schema_version (one int primary key check (one = 1), version int not null)',
    'insert into schema_version (one, version) values (1, 0) on conflict do nothing',
  ];
  for (const statement of statements)
    await client.query(statement).catch((error) => {
      if (!MADE_MEANWHILE.includes(sqlState(error) ?? '')) throw error;
    });
}

/**
 * Brings the database to the newest version, all steps in one transaction. Nodes that start together wait for each other at the
 * version's row. Throws, changing nothing, when the database is newer than this program. Answers the version.
 */
export async function migrate(url: string, migrations?: readonly Migration[]): Promise<number> {
  const steps = migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: url, options: `-c search_path=${SCHEMA}` });
  // A lost connection is told by the statement that runs into it; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await ensureTable(client);
    await client.query('begin');
    try {
      const { rows } = await client.query<{ version: number }>('select version from schema_version for update');
      const current = rows[0]?.version ?? 0;
      if (current > steps.length)
        throw new Error(`The database is at version ${current}, this program knows ${steps.length}. Use the newer program.`);
      for (const step of steps.slice(current)) await client.query(step.text);
      if (current < steps.length) await client.query('update schema_version set version = $1', [steps.length]);
      await client.query('commit');
      return steps.length;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  } finally {
    await client.end();
  }
}

/** Drops everything of central. The sandbox's `--reset`. */
export async function dropAll(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop schema if exists ${SCHEMA} cascade`);
  } finally {
    await client.end();
  }
}
