import { parseArgs } from 'node:util';
import { checkBooks } from './checks/run.ts';
import { connect } from './database/connect.ts';
import { attachEngine } from './database/engine/attach.ts';
import { existingFolder } from './database/engine/existing.ts';

/** Proves that the books in `--data DIR`, central's own folder by default, or behind DATABASE_URL agree. Writes one line per violated rule and a summary line last; answers whether all hold. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const databaseUrl = process.env.DATABASE_URL === '' ? undefined : process.env.DATABASE_URL;
  const progress = (text: string): void => void process.stderr.write(`central: ${text}\n`);
  const server =
    databaseUrl === undefined
      ? await attachEngine({ dataDir: existingFolder(values.data), progress })
      : { url: databaseUrl, stop: async () => undefined };
  const { db } = connect({ url: server.url, poolSize: 1, onLost: () => undefined });
  try {
    const { results, counts } = await checkBooks(db);
    const broken = results.filter(({ offences }) => offences.length > 0);
    for (const { name, offences } of broken) process.stdout.write(`BROKEN: ${name}: ${offences.join(', ')}\n`);
    const numbers = `${counts.entries} entries, ${counts.accounts} accounts, ${counts.keys} keys`;
    process.stdout.write(
      broken.length === 0
        ? `books balance: ${results.length} checks hold, ${numbers}\n`
        : `${broken.length} of ${results.length} checks broken, ${numbers}\n`,
    );
    return broken.length === 0;
  } finally {
    await db.destroy();
    await server.stop();
  }
}

main().then(
  (holds) => process.exit(holds ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`central: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
