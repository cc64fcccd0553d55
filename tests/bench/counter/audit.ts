import { appendAudit } from '../../../db/audit/append.ts';
import { verifyAudit } from '../../../db/audit/verify.ts';
import { journalQuery } from '../../../db/operations/records.ts';
import { applyTransition } from '../../../db/operations/write.ts';
import { createWriter, sql, type Writer } from '../../../db/sqlite/access.ts';
import { type Figure, percentile } from '../figures.ts';
import { middleRound, type Round, timed } from '../rounds.ts';
import { DESK, type Deposit, quoteDeposits } from './deposits.ts';
import { writeHistory } from './history.ts';
import { fill, makePlace, openAt } from './place.ts';

interface AuditOptions {
  readonly seconds: number;
  readonly rows: number;
  readonly say: (text: string) => void;
}

const LEAST_ROUNDS = 3;
const SLICE = 240;
const EVENTS_EACH = 5;

/** A writer to whom the chain's rows are made and not written; everything else is. */
const withoutChain = (writer: Writer): Writer => ({
  ...writer,
  run: (query) => (query.compile().sql.startsWith('insert into "audit"') ? 0 : writer.run(query)),
});

/**
 * The chain's part of a commit. Kinds of commits take turns: the usual one; one whose row of the chain is made and not written; one where
 * it is made twice and not written. Writing costs the difference of the first two, making that of the last two. These three do not
 * wait for the disk, whose noise is larger than what is looked for; the commit that they are compared with does, as always.
 */
async function shareOfCommit({ seconds, say }: AuditOptions): Promise<Round> {
  using place = makePlace();
  const deposits: Deposit[] = [];
  const most = Math.max(LEAST_ROUNDS, Math.ceil(seconds * 2)) * SLICE;
  say(`${most} quoted deposits`);
  fill(place, most, (writer, index) => quoteDeposits(writer, index, deposits));
  const database = openAt(place);
  const writer = createWriter(database);
  const bare = withoutChain(writer);
  const commit = (through: Writer, step: Deposit['sending'], rows: 1 | 2): number =>
    timed(() =>
      database
        .transaction(() => {
          if (!applyTransition(through, step).ok) throw new Error('A step was refused');
          const { at, event, clientKey, to } = step;
          if (rows === 2) appendAudit(through, { at, event, tellerId: DESK.tellerId, clientKey, stage: to, data: step.data ?? {} });
        })
        .immediate(),
    );
  const rounds: Round[] = [];
  try {
    const end = performance.now() + seconds * 1_000;
    while ((performance.now() < end || rounds.length < LEAST_ROUNDS) && deposits.length >= SLICE) {
      const [whole, usual, unwritten, madeTwice] = [[], [], [], []] as [number[], number[], number[], number[]];
      for (const [index, { sending, accepted }] of deposits.splice(0, SLICE).entries()) {
        database.pragma(`synchronous = ${index % 4 === 0 ? 'FULL' : 'OFF'}`);
        for (const step of [sending, accepted]) {
          if (index % 4 === 0) whole.push(commit(writer, step, 1));
          else if (index % 4 === 1) usual.push(commit(writer, step, 1));
          else if (index % 4 === 2) unwritten.push(commit(bare, step, 1));
          else madeTwice.push(commit(bare, step, 2));
        }
      }
      database.pragma('wal_checkpoint(PASSIVE)');
      const [p50, least, twice] = [usual, unwritten, madeTwice].map((each) => percentile(each, 0.5)) as [number, number, number];
      const chain = p50 - least + (twice - least);
      // What drowns in the machine's noise is no figure, and meets no goal.
      rounds.push({ value: chain > 0 ? chain : Number.NaN, baseline: percentile(whole, 0.5) });
    }
  } finally {
    database.close();
  }
  const clear = rounds.filter(({ value }) => !Number.isNaN(value));
  const [first] = rounds;
  if (first !== undefined && clear.length * 2 <= rounds.length) return { value: Number.NaN, baseline: first.baseline };
  return middleRound(clear);
}

/** Verifying a whole chain with the journal that it speaks of, against reading the same rows and doing nothing with them. */
async function verification({ rows, say }: AuditOptions): Promise<Round> {
  using place = makePlace();
  const transactions = Math.max(1, Math.floor(rows / EVENTS_EACH));
  say(`a chain of ${transactions * EVENTS_EACH} rows`);
  writeHistory(place, { transactions, eventsEach: EVENTS_EACH });
  const database = openAt(place);
  try {
    const writer = createWriter(database);
    const read = (): void => {
      for (const query of [sql.selectFrom('audit').selectAll().orderBy('sequence'), journalQuery().orderBy('client_key')]) {
        for (const row of writer.each(query)) if (row === null) throw new Error('A row is missing');
      }
    };
    const verify = (): void => {
      const found = verifyAudit(writer, null);
      if (!found.intact || found.rows !== transactions * EVENTS_EACH)
        throw new Error(`The chain does not verify: ${JSON.stringify(found)}`);
    };
    const rounds: Round[] = [];
    for (let round = 0; round < LEAST_ROUNDS; round += 1) {
      const before = timed(read);
      const value = timed(verify);
      rounds.push({ value, baseline: (before + timed(read)) / 2 });
      say(`verified in ${(value / 1_000).toFixed(1)} s`);
    }
    return middleRound(rounds);
  } finally {
    database.close();
  }
}

/** What the audit chain costs: in each commit, and when it is verified. */
export async function benchAudit(options: AuditOptions): Promise<Figure[]> {
  const share = await shareOfCommit(options);
  const verified = await verification(options);
  return [
    {
      name: 'the audit chain in a commit',
      value: share.value,
      unit: 'ms',
      baseline: { name: 'the commit, p50', value: share.baseline },
      goal: { atMost: 0.06 },
    },
    {
      name: `verification of ${options.rows} rows, one thread`,
      value: verified.value,
      unit: 'ms',
      baseline: { name: 'reading the rows', value: verified.baseline },
      goal: { atMost: 1.8 },
    },
  ];
}
