import { parseArgs } from 'node:util';
import { parseBusinessDate } from '../../contract/dates/businessDate.ts';
import { systemClock } from '../clock.ts';
import { connect } from '../database/connect.ts';
import { attachEngine } from '../database/engine/attach.ts';
import { existingFolder } from '../database/engine/existing.ts';
import { migrate } from '../database/migrate.ts';
import { serializable } from '../database/serializable.ts';
import { createParameters } from '../parameters/parameters.ts';
import { beginEndOfDay } from './begin.ts';
import { bankCalendar } from './calendar.ts';
import { runEndOfDay } from './run.ts';
import { endOfDayView } from './view.ts';

const USAGE = 'node central/endOfDay/command.ts [--data DIR] --date YYYY-MM-DD   (or DATABASE_URL instead of --data)';

const text = (value: string): void => void process.stderr.write(`central: ${value}\n`);

/** Runs or continues the end of a bank date. Progress goes to standard error, one summary line to standard output. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, date: { type: 'string' } } });
  const databaseUrl = process.env.DATABASE_URL === '' ? undefined : process.env.DATABASE_URL;
  const date = parseBusinessDate(values.date ?? '');
  if (!date.ok) throw new Error(USAGE);
  const server =
    databaseUrl === undefined
      ? await attachEngine({ dataDir: existingFolder(values.data), progress: text })
      : { url: databaseUrl, stop: async () => undefined };
  await migrate(server.url);
  const { db } = connect({ url: server.url, poolSize: 2, onLost: () => undefined });
  try {
    const host = { db, clock: systemClock, calendar: bankCalendar(await createParameters(db), date.value) };
    const begun = await serializable(db, (tx) => beginEndOfDay(tx, host, date.value, 'command'));
    if (!begun.ok) throw new Error(`${begun.error.code} ${JSON.stringify(begun.error.details)}`);
    const started = performance.now();
    const outcome = await runEndOfDay(host, date.value, { progress: (step, done, total) => text(`${step} ${done}/${total}`) });
    const view = await endOfDayView(db, date.value, host.clock.now());
    const keys = view?.steps.reduce((sum, { done }) => sum + done, 0) ?? 0;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const next = outcome === 'finished' ? `, next date ${view?.nextBusinessDate}` : '';
    process.stdout.write(`end of day ${date.value}: ${outcome}, ${view?.steps.length} steps, ${keys} keys, ${seconds} s${next}\n`);
    return outcome === 'finished';
  } finally {
    await db.destroy();
    await server.stop();
  }
}

main().then(
  (finished) => process.exit(finished ? 0 : 1),
  (error: unknown) => {
    text(error instanceof Error ? error.message : String(error));
    process.exit(2);
  },
);
