import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { virtualProfiles } from '../../../devices/virtual-counter/profiles.ts';
import type { shellConfigSchema } from '../../../main/shell/config/config.ts';
import type { CentralService, VirtualCounterService } from './services.ts';

export interface SandboxPc {
  /** Folder of the sandbox. */
  readonly folder: string;
  readonly central: Pick<CentralService, 'url'>;
  readonly device: { readonly id: string; readonly secret: string };
  readonly counter: Pick<VirtualCounterService, 'control' | 'token' | 'printer' | 'desk'>;
  readonly notes: readonly string[];
}

// What an absent member was by default stands in the profile as undefined; a file does not know that.
const json = (value: unknown): z.input<typeof shellConfigSchema>['devices'][number] => JSON.parse(JSON.stringify(value));

/** The key of the sandbox's snapshots, made once, as IT would keep it for a branch. */
const backupKey = async (folder: string): Promise<string> => {
  const file = path.join(folder, 'backup.key');
  await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  return (await readFile(file, 'utf8')).trim();
};

/** What a branch PC's IT would provision, for the sandbox: keys and addresses in files that only this user can read. */
export const writeShellConfig = async ({ folder, central, device, counter, notes }: SandboxPc): Promise<string> => {
  const secretFile = path.join(folder, 'key-secret');
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(secretFile, randomBytes(48).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // The secret of an earlier start stays: the local database depends on it.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const config: z.input<typeof shellConfigSchema> = {
    dataDir: path.join(folder, 'pc'),
    central: { url: central.url, deviceId: device.id, deviceSecret: device.secret },
    devices: virtualProfiles(counter).map(json),
    virtualCounter: { url: counter.control, token: counter.token },
    backup: { folder: path.join(folder, 'backup'), key: await backupKey(folder), everyMinutes: 15, keep: 12 },
    sandbox: true,
    keySecretFile: secretFile,
    pages: { licence: 'https://www.apache.org/licenses/LICENSE-2.0' },
    notes: [...notes],
  };
  const file = path.join(folder, 'shell.json');
  await writeFile(file, JSON.stringify(config, null, 2), { mode: 0o600 });
  return file;
};
