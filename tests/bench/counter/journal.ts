import type { ClientKey } from '../../../contract/primitives.ts';
import { getTransaction, journalPage, type PageRequest } from '../../../db/operations/read.ts';
import { createWriter, type Writer } from '../../../db/sqlite/access.ts';
import { type Figure, percentile } from '../figures.ts';
import { middleRound, type Round, timed } from '../rounds.ts';
import { accountOf, dateOf, writeHistory } from './history.ts';
import { makePlace, openAt } from './place.ts';

interface JournalOptions {
  readonly seconds: number;
  readonly rows: number;
  readonly say: (text: string) => void;
}

const ROUNDS = 3;
const LIMIT = 50;
const SMALL = 1_000;
/** A filter that reads the whole journal may take seconds: it is not asked more often than that in one round. */
const FEWEST = 5;

/** Milliseconds of each of many reads at places that differ, for so long. */
function latencies(milliseconds: number, read: (place: number) => void): number[] {
  const found: number[] = [];
  const end = performance.now() + milliseconds;
  for (let turn = 0; performance.now() < end || turn < FEWEST; turn += 1) {
    // A fixed walk over the whole range that looks like chance.
    found.push(timed(() => read((turn * 0.618_033_988_75) % 1)));
  }
  return found;
}

type Question = (share: number) => Partial<PageRequest>;

/** Pages of the journal as the counter asks for them, by key and never by number, against one row by its key and the same page of a small journal. */
export async function benchJournal({ seconds, rows, say }: JournalOptions): Promise<Figure[]> {
  using place = makePlace();
  say(`a journal of ${rows} rows`);
  const { keys } = writeHistory(place, { transactions: rows, eventsEach: 0 });
  const keyAt = (share: number, of = keys.length): ClientKey => keys[Math.floor(share * of)] as ClientKey;
  const database = openAt(place);
  const reader: Writer = createWriter(database);
  const page = (asked: Partial<PageRequest>): void => {
    const { rows: found } = journalPage(reader, { limit: LIMIT, before: null, businessDate: null, stage: null, ...asked });
    if (found.length === 0) throw new Error(`Nothing was found: ${JSON.stringify(asked)}`);
  };
  const questions: readonly (readonly [string, Question])[] = [
    ['a page anywhere', (share) => ({ before: keyAt(0.01 + share * 0.99) })],
    ['a page of one day', (share) => ({ businessDate: dateOf(Math.floor(share * rows)) })],
    ['a page of one kind and stage', (share) => ({ before: keyAt(0.1 + share * 0.9), transactionCode: '1201', stage: 'done' })],
    ['a page of amounts', (share) => ({ before: keyAt(0.1 + share * 0.9), amountFrom: '100000', amountTo: '900000' })],
    [
      "an account's rows in one day",
      (share) => ({ businessDate: dateOf(Math.floor(share * rows)), text: accountOf(Math.floor(share * rows)) }),
    ],
  ];
  const slice = (seconds * 1_000) / ROUNDS / (questions.length + 2);
  const measured = new Map<string, Round[]>();
  const near: Round[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const point = percentile(
        latencies(slice, (share) => {
          if (getTransaction(reader, keyAt(share)) === null) throw new Error('A row is missing');
        }),
        0.99,
      );
      // Rows 950 to 1,000 of the beginning, which is what a journal of a thousand rows would show.
      const early = percentile(
        latencies(slice, () => page({ before: keys[Math.min(SMALL, keys.length - 1)] as ClientKey })),
        0.99,
      );
      for (const [name, question] of questions) {
        const p99 = percentile(
          latencies(slice, (share) => page(question(share))),
          0.99,
        );
        measured.set(name, [...(measured.get(name) ?? []), { value: p99, baseline: point }]);
        if (name === 'a page anywhere') near.push({ value: p99, baseline: early });
      }
    }
  } finally {
    database.close();
  }
  const figures = [...measured].map(([name, each]): Figure => {
    const { value, baseline } = middleRound(each);
    return {
      name: `p99: ${name}, ${rows} rows`,
      value,
      unit: 'ms',
      baseline: { name: 'p99 of one row by its key', value: baseline },
      goal: { atMost: 18 },
    };
  });
  const { value, baseline } = middleRound(near);
  return [
    ...figures,
    {
      name: `p99: a page anywhere, ${rows} rows`,
      value,
      unit: 'ms',
      baseline: { name: `the page at row ${SMALL}`, value: baseline },
      goal: { atMost: 1.3 },
    },
  ];
}
