import { startCentral } from './host.ts';
import { createLogger } from './log.ts';
import { type MainOptions, readOptions } from './options.ts';

const MIN_NODE_MAJOR = 24;
/** How often the sandbox's clearing system looks for what is to be sent or told. */
const CLEARING_BEAT_MS = 2_000;

/** Resolves at the first wish to stop: a signal, or the parent's end of standard input. */
const stopWish = (options: MainOptions): Promise<void> =>
  new Promise((resolve) => {
    process.on('SIGTERM', () => resolve());
    process.on('SIGINT', () => resolve());
    if (options.exitWithParent) {
      process.stdin.on('end', () => resolve());
      process.stdin.on('error', () => resolve());
      process.stdin.resume();
    }
  });

async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < MIN_NODE_MAJOR)
    throw new Error(
      `Central needs Node ${MIN_NODE_MAJOR} or newer; this is ${process.versions.node}. Start it with an npm script of the project.`,
    );
  const options = readOptions(process.argv.slice(2), process.env);
  const log = createLogger({ level: process.env.GUITAI_LOG_LEVEL ?? 'info' });
  const wish = stopWish(options);
  const central = await startCentral({
    ...(options.databaseUrl === undefined ? { dataDir: options.dataDir } : { databaseUrl: options.databaseUrl }),
    port: options.port,
    ...(process.env.NATS_URL ? { natsUrl: process.env.NATS_URL } : {}),
    sandbox: options.sandbox,
    clearingEveryMs: CLEARING_BEAT_MS,
    bank: { customers: options.customers, ...(options.seed === undefined ? {} : { seed: options.seed }) },
    reset: options.reset,
    log,
    progress: (text) => process.stderr.write(`central: ${text}\n`),
  });
  process.stdout.write(`${JSON.stringify({ central: central.url, businessDate: central.businessDate, database: central.database })}\n`);
  await wish;
  log.info('draining');
  await central.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`central: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
