import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCentral } from '../../../build/dev/sandbox/services.ts';

/** A folder that the database server can reach also where the tests run as root and it runs as a user of its own. */
export const makeFolder = async (name: string): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), `guitai-${name}-`));
  await chmod(folder, 0o755);
  return folder;
};

export interface Template {
  /** Puts a copy of the freshly filled bank there. */
  copyTo(folder: string): Promise<void>;
  remove(): Promise<void>;
}

/** Owners must survive the copy: the cluster belongs to the database's user. Node's own copy makes everything ours. */
const copyFolder = async (from: string, to: string): Promise<void> => {
  if (process.platform === 'win32') return await cp(from, to, { recursive: true });
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The sandbox bank could not be copied: ${stderr}`);
};

/** One sandbox bank, filled once; every test gets a copy of it, which is much quicker than filling another. */
export const makeTemplate = async (): Promise<Template> => {
  const folder = await makeFolder('template');
  const bank = path.join(folder, 'central');
  try {
    const central = await startCentral({ dataDir: bank, logDir: path.join(folder, 'logs') });
    await central.child.stop(30_000);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    copyTo: (target) => copyFolder(bank, path.join(target, 'central')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
