import { parseArgs } from 'node:util';
import { benchCentral } from './central/bench.ts';
import { benchAudit } from './counter/audit.ts';
import { benchJournal } from './counter/journal.ts';
import { benchOutbox } from './counter/outbox.ts';
import { benchPost } from './counter/post.ts';
import { benchStartup } from './counter/startup.ts';
import { benchDevices } from './devices/bench.ts';
import { benchDrain } from './drain/bench.ts';
import { type Figure, isMet } from './figures.ts';
import { toTable } from './table.ts';

interface Options {
  readonly seconds: number;
  readonly say: (text: string) => void;
  /** For `central`: also a bank of so many customers. */
  readonly customers: number;
  /** For `audit`, `startup` and `journal`: how many rows the past has. */
  readonly rows: number;
  /** For `drain`: how many wait. */
  readonly items: number;
}

const BENCHES: Readonly<Record<string, (options: Options) => Promise<Figure[]>>> = {
  post: benchPost,
  outbox: benchOutbox,
  central: benchCentral,
  drain: benchDrain,
  journal: benchJournal,
  audit: benchAudit,
  startup: benchStartup,
  devices: benchDevices,
};

/** A whole number of at least one, as it was given. Throws with what to give instead. */
function countOf(option: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${option} ${text}: give a whole number of at least 1`);
  return count;
}

/** Runs the named benchmarks, or all. Prints one table and a summary line; answers whether every goal was met. */
async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '8' },
      customers: { type: 'string', default: '0' },
      rows: { type: 'string', default: '1000000' },
      items: { type: 'string', default: '10000' },
    },
  });
  const unknown = positionals.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) throw new Error(`There is no benchmark "${unknown}". Benchmarks: ${Object.keys(BENCHES).join(', ')}`);
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  const options = {
    seconds: countOf('seconds', values.seconds),
    customers: Number(values.customers),
    rows: countOf('rows', values.rows),
    items: countOf('items', values.items),
  };
  const figures: Figure[] = [];
  for (const name of names) {
    const say = (text: string): void => void process.stderr.write(`${name}: ${text}\n`);
    figures.push(...((await BENCHES[name]?.({ ...options, say })) ?? []));
  }
  const missed = figures.filter((figure) => !isMet(figure)).length;
  process.stdout.write(`${toTable(figures)}\n`);
  process.stdout.write(
    missed === 0 ? `bench: all ${figures.length} figures within their goals\n` : `bench: ${missed} of ${figures.length} figures missed\n`,
  );
  return missed === 0;
}

main().then(
  (met) => process.exit(met ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`bench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(2);
  },
);
