import { closeSync, openSync, readSync } from 'node:fs';
import type { AuditHead } from '../../../db/audit/append.ts';
import type { Verification } from '../../../db/audit/verify.ts';
import { journalQuery } from '../../../db/operations/records.ts';
import { createWriter, sql } from '../../../db/sqlite/access.ts';
import { createExecutor } from '../../../db/worker/executor.ts';
import type { Figure } from '../figures.ts';
import { middleRound, type Round, timed } from '../rounds.ts';
import { writeHistory } from './history.ts';
import { makePlace, openAt, type Place } from './place.ts';

interface StartupOptions {
  readonly rows: number;
  readonly say: (text: string) => void;
}

const ROUNDS = 3;
/** Central countersigns the head every thousand rows: a start has at most so many behind it. */
const TAIL = 1_000;
const MIB = 1_048_576;

/** Reads the file's bytes and does nothing with them. */
function readBytes(path: string): void {
  const buffer = Buffer.allocUnsafe(MIB);
  const handle = openSync(path, 'r');
  while (readSync(handle, buffer, 0, MIB, null) > 0);
  closeSync(handle);
}

/** Reads every row through the encrypted database, so that every page with a row is authenticated and decrypted. */
function readRows(place: Place): void {
  const database = openAt(place);
  const reader = createWriter(database);
  for (const query of [journalQuery(), sql.selectFrom('audit').selectAll()]) {
    for (const row of reader.each(query)) if (row === null) throw new Error('A row is missing');
  }
  database.close();
}

/** What the store does before it may be used, and the agent's check of the rows behind the head that central keeps. */
function start(place: Place, anchor: AuditHead): void {
  const executor = createExecutor(place.path, place.keyHex, () => undefined);
  const found = executor.execute('verifyTail', anchor) as Verification;
  executor.close();
  if (!found.intact || found.rows !== TAIL) throw new Error(`The tail does not verify: ${JSON.stringify(found)}`);
}

/** The checks of a start on a large journal, against a plain read of its file. */
export async function benchStartup({ rows, say }: StartupOptions): Promise<Figure[]> {
  using place = makePlace();
  say(`a journal of ${rows} rows, each with one of the audit chain`);
  writeHistory(place, { transactions: rows, eventsEach: 1 });
  const database = openAt(place);
  const anchor = createWriter(database).first(
    sql
      .selectFrom('audit')
      .select(['sequence', 'hash'])
      .where('sequence', '=', rows - TAIL),
  );
  database.close();
  if (anchor === undefined) throw new RangeError(`A journal of ${rows} rows has no head ${TAIL} rows before its end`);
  const bytes: Round[] = [];
  const whole: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = timed(() => readBytes(place.path));
    const value = timed(() => start(place, anchor));
    bytes.push({ value, baseline: (before + timed(() => readBytes(place.path))) / 2 });
    whole.push({ value, baseline: timed(() => readRows(place)) });
    say(`checked in ${(value / 1_000).toFixed(1)} s`);
  }
  const file = middleRound(bytes);
  const read = middleRound(whole);
  const name = `checks of a start, ${rows} rows`;
  return [
    {
      name,
      value: file.value,
      unit: 'ms',
      baseline: { name: 'reading the bytes of the file', value: file.baseline },
      goal: { atMost: 0.4 },
    },
    { name, value: read.value, unit: 'ms', baseline: { name: 'reading every row', value: read.baseline }, goal: null },
  ];
}
