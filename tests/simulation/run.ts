import { parseArgs } from 'node:util';
import { corrupt } from './corruption.ts';
import { kthHindrance, kthLoop } from './kth.ts';
import { cutLogs } from './powerLoss.ts';
import { endSimulations, type SpoiltBy, simulate } from './simulate.ts';

const USAGE = `Usage: npm run -s simulate -- [--seed N] [--runs M] [--transactions T] [--spoilt skipFsync|dropKeyCheck]
       npm run -s simulate -- corruption [--seed N] [--runs M]     single bits of database, log, snapshot and export
       npm run -s simulate -- power-loss [--seed N] [--runs M]     a recorded day's log cut anywhere
       npm run -s simulate -- kth [--step S]                       every S-th call to the disk fails
Before a release: --runs 10000 --transactions 100; corruption --runs 10000; power-loss --runs 10000; kth --step 1.
Ends with 0 where nothing is wrong; a spoilt run ends with 0 where that was found.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string' },
    transactions: { type: 'string', default: '100' },
    step: { type: 'string', default: '1' },
    spoilt: { type: 'string', default: 'none' },
  },
});

const count = (text: string | undefined, usual: number): number => {
  const number = text === undefined ? usual : Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(USAGE);
  return number;
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const SPOILT: readonly string[] = ['none', 'skipFsync', 'dropKeyCheck'];

const simulations = async (): Promise<boolean> => {
  const first = count(values.seed, 1);
  const runs = count(values.runs, 100);
  const transactions = count(values.transactions, 100);
  if (!SPOILT.includes(values.spoilt)) throw new Error(USAGE);
  const totals = { kills: 0, faults: 0, accepted: 0, bad: 0 };
  for (let seed = first; seed < first + runs; seed += 1) {
    const run = await simulate(seed, transactions, values.spoilt as SpoiltBy);
    totals.kills += run.kills;
    totals.faults += run.faults;
    totals.accepted += run.accepted;
    if (run.wrongs.length > 0) {
      totals.bad += 1;
      say(`seed ${seed}: ${run.wrongs.slice(0, 10).join('\n  ')}`);
      if (values.spoilt !== 'none') break;
    }
    if (seed % 100 === 0) say(`… seed ${seed}, ${totals.bad} wrong`);
  }
  const { kills, faults, accepted, bad } = totals;
  say(
    `${runs} seeds from ${first}, ${transactions} transactions each, spoilt by ${values.spoilt}: ${accepted} accepted, ${faults} faults, ${kills} kills and power cuts, ${bad} seeds wrong`,
  );
  return values.spoilt === 'none' ? bad === 0 : bad > 0;
};

const corruption = async (): Promise<boolean> => {
  const { trials, found, harmless, missed } = await corrupt(count(values.seed, 1), count(values.runs, 600));
  say(`${trials} flipped bits: ${found} found, ${harmless} harmless, ${missed.length} missed`);
  for (const each of missed) say(`  missed: ${each}`);
  return missed.length === 0;
};

const powerLoss = (): boolean => {
  const { cuts, wrongs } = cutLogs(count(values.seed, 1), count(values.runs, 500));
  say(`${cuts} power cuts: ${wrongs.length} wrong`);
  for (const each of wrongs.slice(0, 20)) say(`  ${each}`);
  return wrongs.length === 0;
};

const kth = (): boolean => {
  const hindrance = kthHindrance();
  if (hindrance !== null) throw new Error(`not run: ${hindrance}`);
  const results = kthLoop(count(values.step, 1));
  for (const { scenario, kind, failed, wrongs } of results)
    say(`${scenario}, ${kind}: ${failed} failures, ${wrongs.length} wrong ${wrongs.join('; ')}`);
  return results.every(({ wrongs }) => wrongs.length === 0);
};

const COMMANDS: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  run: simulations,
  corruption,
  'power-loss': powerLoss,
  kth,
};
const command = COMMANDS[positionals[0] ?? 'run'];

const main = async (): Promise<boolean> => {
  if (command === undefined || positionals.length > 1) throw new Error(USAGE);
  return await command();
};

main().then(
  (good) => {
    endSimulations();
    process.exitCode = good ? 0 : 1;
  },
  (cause: unknown) => {
    endSimulations();
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exitCode = 2;
  },
);
