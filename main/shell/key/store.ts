import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../../contract/result.ts';

/** How the key of the local database is kept. The key itself never stands here. */
export const keyRecordSchema = z.discriminatedUnion('source', [
  z.strictObject({ version: z.literal(1), source: z.literal('keystore'), wrapped: z.base64() }),
  z.strictObject({ version: z.literal(1), source: z.literal('provisioned'), salt: z.hex().length(64), check: z.hex().length(64) }),
]);
export type KeyRecord = z.output<typeof keyRecordSchema>;

const keyFile = (dataDir: string): string => path.join(dataDir, 'database-key.json');

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Null when this PC has no key yet. A record that cannot be read is a failure, never a reason to make another key. */
export const readKeyRecord = async (dataDir: string): Promise<Result<KeyRecord | null, string>> => {
  try {
    const parsed = keyRecordSchema.safeParse(JSON.parse(await readFile(keyFile(dataDir), 'utf8')));
    return parsed.success ? ok(parsed.data) : err('The record of the database key is damaged.');
  } catch (error) {
    return isMissing(error) ? ok(null) : err('The record of the database key cannot be read.');
  }
};

export const writeKeyRecord = async (dataDir: string, record: KeyRecord): Promise<void> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = keyFile(dataDir);
  // Written beside and renamed, so that a power cut leaves the old record or the new one. `flush` is an fsync.
  await writeFile(`${file}.new`, JSON.stringify(record), { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
};
