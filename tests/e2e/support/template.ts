import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCentral } from '../../../build/dev/sandbox/services.ts';
import { sourceStamp } from '../../../build/vite/stamp.ts';
import { ROOT } from '../../../build/vite/targets.ts';

/** A folder that the database server can reach also where the tests run as root and it runs as a user of its own. */
export const makeFolder = async (name: string): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), `guitai-${name}-`));
  await chmod(folder, 0o755);
  return folder;
};

export interface Template {
  /** Puts a copy of the freshly filled bank there. */
  copyTo(folder: string): Promise<void>;
}

/** Owners must survive the copy: the cluster belongs to the database's user. Node's own copy makes everything ours. */
const copyFolder = async (from: string, to: string): Promise<void> => {
  if (process.platform === 'win32') return await cp(from, to, { recursive: true });
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The sandbox bank could not be copied: ${stderr}`);
};

const CACHE = path.join(ROOT, '.cache');
const PREFIX = 'sandbox-bank-';

/** The bank depends on central's sources and on the day: it is filled for the business date of the day on which it is made. */
const bankName = async (): Promise<string> => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  return `${PREFIX}${today}-${(await sourceStamp('bank', ['central', 'contract'])).slice(0, 16)}`;
};

const fillBank = async (target: string): Promise<void> => {
  const folder = await makeFolder('template');
  try {
    const central = await startCentral({ dataDir: path.join(folder, 'central'), logDir: path.join(folder, 'logs'), customers: 40 });
    await central.child.stop(30_000);
    const draft = `${target}.${process.pid}`;
    await copyFolder(path.join(folder, 'central'), draft);
    // Another worker may have been quicker; its bank is as good as ours.
    await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** One sandbox bank, filled once a day; every test gets a copy of it, which is much quicker than filling another. */
export const makeTemplate = async (): Promise<Template> => {
  await mkdir(CACHE, { recursive: true });
  const name = await bankName();
  const bank = path.join(CACHE, name);
  if (!existsSync(bank)) {
    const old = (await readdir(CACHE)).filter((each) => each.startsWith(PREFIX) && !each.startsWith(name));
    for (const each of old) await rm(path.join(CACHE, each), { recursive: true, force: true });
    await fillBank(bank);
  }
  return { copyTo: (folder) => copyFolder(bank, path.join(folder, 'central')) };
};
