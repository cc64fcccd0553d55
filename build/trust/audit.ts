import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { AuditHead } from '../../db/audit/append.ts';
import { createInspector } from '../../db/worker/inspector.ts';
import { exportChain } from '../../main/agent/audit/exportChain.ts';
import { readAnchor } from '../../main/agent/audit/exportFormat.ts';
import { verifyExport } from '../../main/agent/audit/verifyExport.ts';
import { createCentralClient } from '../../main/agent/central/client.ts';
import { databaseFileOf, databaseKeyOf } from './databaseKey.ts';

const USAGE = `Usage: npm run -s audit -- export --data FOLDER [--out FILE] [--device ID]
       npm run -s audit -- verify --data FOLDER | --file FILE
  --key-file FILE | --secret-file FILE   the database's key, or the secret that it is derived from
  --central URL,DEVICE,SECRET            take the newest anchored head from central
  --anchor SEQUENCE:HASH                 a head that was noted elsewhere
  --json                                 one line of JSON`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    file: { type: 'string' },
    out: { type: 'string' },
    device: { type: 'string' },
    'key-file': { type: 'string' },
    'secret-file': { type: 'string' },
    central: { type: 'string' },
    anchor: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

class Wrong extends Error {}

const say = (json: object, text: string): void => void process.stdout.write(`${values.json ? JSON.stringify(json) : text}\n`);

const deviceId = (): string => values.device ?? values.central?.split(',')[1] ?? 'unknown';

/** A head from elsewhere: named, or asked of central; null where neither was wanted. */
const anchorFromElsewhere = async (): Promise<AuditHead | null> => {
  if (values.anchor !== undefined) {
    const anchor = readAnchor(values.anchor);
    if (anchor === null) throw new Wrong('--anchor is SEQUENCE:HASH, a number and 64 hex digits.');
    return anchor;
  }
  if (values.central === undefined) return null;
  const [url = '', id = '', deviceSecret = ''] = values.central.split(',');
  const client = createCentralClient({ url, deviceId: id, deviceSecret });
  try {
    const answer = await client.call('lastAnchor', {});
    if (answer.ok) return answer.value.anchor;
    throw new Wrong(
      `Central did not give the anchored head: ${answer.error.kind === 'silence' ? answer.error.reason : answer.error.error.code}`,
    );
  } finally {
    await client.close();
  }
};

const openDatabaseOf = async (dataDir: string) => {
  const file = databaseFileOf(dataDir);
  if (!existsSync(file)) throw new Wrong(`There is no database in ${dataDir}.`);
  const key = await databaseKeyOf({ dataDir, keyFile: values['key-file'], secretFile: values['secret-file'] });
  if (!key.ok) throw new Wrong(key.error);
  return createInspector(file, key.value);
};

const textOf = (result: {
  intact: boolean;
  rows: number;
  head: string;
  firstBadRow: number | null;
  gaps: readonly { from: number; through: number }[];
  why: string;
  anchor: AuditHead | null;
}): string => {
  const lines = [
    result.intact
      ? `The audit chain is intact: ${result.rows} rows, head ${result.head}`
      : `The audit chain is NOT intact. First bad row: ${result.firstBadRow ?? 'none recorded'}. ${result.why}`,
    result.anchor === null
      ? 'Not compared with a head from elsewhere: a tail that was cut off would not show.'
      : `Compared with the head that central keeps at row ${result.anchor.sequence}.`,
    ...result.gaps.map(
      ({ from, through }) => `Rows ${from} to ${through} were lost with an old disk; the chain says so since the restore.`,
    ),
  ];
  return lines.join('\n');
};

const exportTo = async (dataDir: string): Promise<boolean> => {
  using database = await openDatabaseOf(dataDir);
  const at = new Date().toISOString();
  const anchor = (await anchorFromElsewhere()) ?? database.read('keptAnchor', null);
  const file = path.resolve(values.out ?? path.join(dataDir, 'exports', `audit-${deviceId()}-${at.replaceAll(/[:.]/g, '')}.txt`));
  const source = {
    head: async () => database.read('auditHead', null),
    page: async (after: number, limit: number) => database.read('auditPage', { after, limit }),
  };
  const exported = await exportChain(source, { file, deviceId: deviceId(), at, anchor });
  say(exported, `${exported.rows} rows written to ${exported.file}\nhead ${exported.head}\nsha256 of the file ${exported.sha256}`);
  return true;
};

const verifyData = async (dataDir: string): Promise<boolean> => {
  using database = await openDatabaseOf(dataDir);
  const anchor = (await anchorFromElsewhere()) ?? database.read('keptAnchor', null);
  const found = database.read('verifyAudit', anchor);
  const bad = found.firstBadTransaction;
  const why = bad === null ? 'It is changed, missing or out of place.' : `The journal row of transaction ${bad.clientKey} was ${bad.what}.`;
  say({ ...found, anchor }, textOf({ ...found, why, anchor }));
  return found.intact;
};

const verifyFile = async (file: string): Promise<boolean> => {
  if (!existsSync(file)) throw new Wrong(`There is no file ${file}.`);
  const anchor = await anchorFromElsewhere();
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  const found = await verifyExport(lines, anchor);
  const why = `Line ${found.firstBadLine}: ${found.reason}.`;
  say({ ...found, anchor }, textOf({ ...found, head: found.head.hash, why, anchor }));
  return found.intact;
};

const run = async (): Promise<boolean> => {
  const [command, ...more] = positionals;
  const { data, file } = values;
  if (more.length === 0 && command === 'export' && data !== undefined) return await exportTo(data);
  if (more.length === 0 && command === 'verify' && data !== undefined && file === undefined) return await verifyData(data);
  if (more.length === 0 && command === 'verify' && file !== undefined && data === undefined) return await verifyFile(file);
  throw new Wrong(USAGE);
};

run().then(
  (intact) => process.exit(intact ? 0 : 1),
  (cause: unknown) => {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exit(2);
  },
);
