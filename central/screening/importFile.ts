import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SANCTION_LISTS } from '../../contract/central/screening.ts';
import { connect, disconnect } from '../database/connect.ts';
import { attachEngine } from '../database/engine/attach.ts';
import { serializable } from '../database/serializable.ts';
import { importSanctionList, readSanctionList } from './importList.ts';
import { advanceScreening } from './rescreen.ts';

const USAGE = `node central/screening/importFile.ts --list ${SANCTION_LISTS.join('|')} --file LIST.jsonl --teller ID [--data DIR]   (or DATABASE_URL)
  one JSON object per line: {"reference":"…","kind":"person"|"organisation","names":["…"],"documents":["…"]}`;

/** Customers between two lines of progress. */
const STEP = 10_000;

/** Brings a whole list in from a file and screens every customer against what is new. Started again, it goes on where it was. */
async function main(): Promise<void> {
  const options = { list: { type: 'string' }, file: { type: 'string' }, teller: { type: 'string' }, data: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  const databaseUrl = process.env.DATABASE_URL === '' ? undefined : process.env.DATABASE_URL;
  const list = SANCTION_LISTS.find((each) => each === values.list);
  const { file, teller, data } = values;
  if (list === undefined || file === undefined || teller === undefined || (data === undefined && databaseUrl === undefined))
    throw new Error(`usage: ${USAGE}`);
  const entries = readSanctionList(await readFile(file, 'utf8'));
  if (!entries.ok) throw new Error(entries.error.message);
  const progress = (text: string): void => void process.stderr.write(`central: ${text}\n`);
  const server =
    databaseUrl === undefined ? await attachEngine({ dataDir: data ?? '', progress }) : { url: databaseUrl, stop: async () => undefined };
  const storage = connect({ url: server.url, poolSize: 2, onLost: () => undefined });
  try {
    const who = { tellerId: teller, at: new Date().toISOString() };
    const known = await storage.db.selectFrom('tellers').select('roles').where('id', '=', teller).executeTakeFirst();
    if (known === undefined || !known.roles.some((role) => role === 'backOffice' || role === 'supervisor'))
      throw new Error(`${teller} is nobody who may import lists`);
    const imported = await serializable(storage.db, (tx) => importSanctionList(tx, list, entries.value, who));
    process.stdout.write(`${JSON.stringify(imported)}\n`);
    for (;;) {
      const { state, screened, found } = await advanceScreening(storage.db, STEP, () => new Date());
      if (state === 'none') break;
      progress(`${screened} customers screened, ${found} review cases`);
    }
  } finally {
    await disconnect(storage);
    await server.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`central: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
