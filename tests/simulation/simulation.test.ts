import { afterAll, describe, expect, it } from 'vitest';
import { endSimulations, type SpoiltBy, simulate } from './simulate.ts';

// Short forms of `npm run -s simulate`: what a release runs is 10,000 seeds of 100 transactions (trust: how it is tested).
const SEEDS = 200;
const TRANSACTIONS = 6;

afterAll(endSimulations);

describe('two tellers through kills, power cuts, lost, cut, repeated and late messages, full disks, set clocks and new days', () => {
  it(`keep every promise, for ${SEEDS} seeds`, async () => {
    const totals = { accepted: 0, kills: 0 };
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const run = await simulate(seed, TRANSACTIONS);
      expect(run.wrongs, `seed ${seed}`).toEqual([]);
      totals.accepted += run.accepted;
      totals.kills += run.kills;
    }
    // A run in which nothing gets through, or nothing goes wrong, would prove nothing.
    expect(totals.accepted).toBeGreaterThan((SEEDS * TRANSACTIONS) / 2);
    expect(totals.kills).toBeGreaterThan(SEEDS * 2);
  }, 600_000);

  it.each<SpoiltBy>(['skipFsync', 'dropKeyCheck'])(
    'are caught within 100 seeds when the program is spoilt by %s',
    async (spoiltBy) => {
      let caught: number | null = null;
      for (let seed = 1; seed <= 100 && caught === null; seed += 1) {
        const { wrongs } = await simulate(seed, TRANSACTIONS, spoiltBy);
        if (wrongs.length > 0) caught = seed;
      }
      expect(caught).not.toBeNull();
    },
    600_000,
  );

  it('are the same run for the same seed', async () => {
    const [one, other] = [await simulate(77, 10), await simulate(77, 10)];
    expect({ ...one }).toEqual({ ...other });
  });
});
