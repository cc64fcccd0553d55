import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
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
    sandbox: true,
    keySecretFile: secretFile,
    pages: { licence: 'https://www.apache.org/licenses/LICENSE-2.0' },
    notes: [...notes],
  };
  const file = path.join(folder, 'shell.json');
  await writeFile(file, JSON.stringify(config, null, 2), { mode: 0o600 });
  return file;
};
