import type { Compilable, CompiledQuery } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../sqlite/access.ts';
import { openDatabase } from '../sqlite/database.ts';
import { keyNumber, openTestForm, openTestStore, sendingStep, TEST_KEY } from '../testing/fixture.ts';
import { captured, inDoubtTwin, unfinished, waitingCounts } from './read.ts';

/** The queries that a read would run. */
const queriesOf = (read: (reader: Reader) => unknown): CompiledQuery[] => {
  const queries: CompiledQuery[] = [];
  const keep = (query: Compilable<unknown>): void => void queries.push(query.compile());
  read({
    all: (query) => {
      keep(query);
      return [];
    },
    first: (query) => void keep(query) as undefined,
    each: () => {
      throw new Error('not expected here');
    },
  });
  return queries;
};

describe('what is under way', () => {
  it.each([
    ['the forms of one teller', (reader: Reader) => unfinished(reader, '100101')],
    ['the forms of all', (reader: Reader) => unfinished(reader, null)],
    ['what was taken in offline', captured],
    ['how many wait', waitingCounts],
    [
      'the twin in doubt',
      (reader: Reader) => inDoubtTwin(reader, { clientKey: keyNumber(1), accountNumber: '6200000000000001', amount: '5000' }),
    ],
  ])('is found without reading the whole journal: %s', (_name, read) => {
    using store = openTestStore();
    const database = openDatabase(store.path, TEST_KEY);
    for (const { sql, parameters } of queriesOf(read)) {
      const plan = database
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...parameters)
        .map(({ detail }) => detail)
        .join('\n');
      if (sql.includes('"journal"')) expect(plan).toMatch(/journal USING INDEX journal_unfinished/);
    }
    database.close();
  });

  it('is counted by what it waits for', () => {
    using store = openTestStore();
    const { executor } = store;
    const key = openTestForm(executor, 1);
    openTestForm(executor, 2);
    expect(executor.execute('waitingCounts', null)).toEqual({ inDoubt: 0, queued: 0, acknowledgements: 0 });
    executor.execute('applyTransition', sendingStep(key));
    expect(executor.execute('waitingCounts', null)).toEqual({ inDoubt: 1, queued: 0, acknowledgements: 0 });
    executor.execute('applyTransition', {
      ...sendingStep(key),
      from: ['sending'],
      to: 'queued',
      outbox: { put: 'acknowledgement', request: '{}' },
      till: { kind: 'void' },
    });
    expect(executor.execute('waitingCounts', null)).toEqual({ inDoubt: 0, queued: 1, acknowledgements: 1 });
  });
});
