import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createFakeCentral } from '../../main/agent/testing/central.ts';
import { createRandom, type Random } from '../soak/random.ts';
import { wrongs } from './judge.ts';
import { fastFolder } from './place.ts';
import { deposit, dieSomewhere, goOn, restart, signedOnDatabase, startTeller, type Teller } from './teller.ts';

/** What is spoilt on purpose, so that the simulation proves that it would find it. */
export type SpoiltBy = 'none' | 'skipFsync' | 'dropKeyCheck';

export interface Run {
  readonly seed: number;
  readonly transactions: number;
  readonly kills: number;
  readonly faults: number;
  /** Deposits that central has at the end. */
  readonly accepted: number;
  readonly wrongs: readonly string[];
}

const TELLERS = ['100101', '100102'];
const templates = new Map<string, Promise<string>>();
let templateRoot: string | null = null;

const templateOf = (id: string): Promise<string> => {
  templateRoot ??= mkdtempSync(path.join(fastFolder(), 'guitai-simulation-'));
  const made = templates.get(id) ?? signedOnDatabase(id, templateRoot);
  templates.set(id, made);
  return made;
};

/** Removes what was prepared for all runs of this process. */
export const endSimulations = (): void => {
  if (templateRoot !== null) rmSync(templateRoot, { recursive: true, force: true });
  templateRoot = null;
  templates.clear();
};

const fault = async (teller: Teller, random: Random, nextDay: () => void): Promise<void> => {
  switch (random.int(1, 8)) {
    case 1:
      return await restart(teller, 'kill');
    case 2:
      return await restart(teller, 'powerCut');
    case 3:
      dieSomewhere(teller, random);
      return;
    case 4:
      teller.network.parted = !teller.network.parted;
      return;
    case 5:
      return teller.disk.limit(random.int(0, 2));
    case 6:
      return teller.disk.limit(null);
    case 7:
      // The wall clock is set: back by up to an hour, or forward by less than what locks the counter.
      return teller.counter.advance(random.chance(0.5) ? -random.int(1, 3_600_000) : random.int(1, 60_000));
    default:
      if (random.chance(0.1)) nextDay();
  }
};

/** Every fault ends and everybody comes to rest; what central never saw on a day that is over stays with the teller. */
const settle = async (tellers: readonly Teller[], random: Random): Promise<void> => {
  for (const teller of tellers) {
    teller.network.trouble = 0;
    teller.network.parted = false;
    await restart(teller, random.chance(0.5) ? 'kill' : 'powerCut');
    teller.disk.limit(null);
    await teller.network.deliverLate();
  }
  for (let round = 0; round < 3; round += 1) {
    for (const teller of tellers) {
      await teller.counter.context.connection.probe();
      await teller.counter.forward();
      await goOn(teller);
    }
  }
};

/**
 * Two tellers at two PCs of one branch, through everything that can go wrong, chosen by a seed: the real agent and its real store, a
 * central in memory that keeps the contract's promises, a clock that nobody waits for.
 */
export const simulate = async (seed: number, transactions: number, spoiltBy: SpoiltBy = 'none'): Promise<Run> => {
  const random = createRandom(seed);
  const root = mkdtempSync(path.join(fastFolder(), 'guitai-simulation-'));
  const central = createFakeCentral(undefined, { keyCheck: spoiltBy !== 'dropKeyCheck' });
  const tellers: Teller[] = [];
  try {
    for (const id of TELLERS) {
      const from = await templateOf(id);
      tellers.push(await startTeller({ id, central, random, root, from, sync: spoiltBy !== 'skipFsync' }));
    }
    const before = central.balance();
    let day = 2;
    const nextDay = (): void => {
      day += 1;
      central.businessDate = `2026-03-${String(day).padStart(2, '0')}`;
    };
    let faults = 0;
    for (let n = 1; n <= transactions; n += 1) {
      const teller = random.pick(tellers);
      teller.network.trouble = random.pick([0, 0.1, 0.3]);
      if (random.chance(0.35)) {
        faults += 1;
        await fault(teller, random, nextDay);
      }
      await deposit(teller, n);
      if (random.chance(0.4)) await goOn(teller);
      if (random.chance(0.3)) await teller.network.deliverLate();
      if (random.chance(0.3)) await teller.counter.forward().catch(() => undefined);
    }
    await settle(tellers, random);
    const kills = tellers.reduce((sum, teller) => sum + teller.kills, 0);
    const accepted = tellers.flatMap(({ amounts }) => [...amounts.keys()]).filter((key) => central.postings.has(key)).length;
    return { seed, transactions, kills, faults, accepted, wrongs: await wrongs(tellers, central, before) };
  } finally {
    for (const { counter } of tellers) await counter[Symbol.asyncDispose]();
    rmSync(root, { recursive: true, force: true });
  }
};
