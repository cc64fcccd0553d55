import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from './targets.ts';

/** Whatever can change what is built: the sources of the rooms that go into the program, the build itself, and the lock file. */
const SOURCES = ['contract', 'renderer', 'preload', 'main', 'devices', 'db', 'build/vite'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.base.json'];
const STAMP = path.join(ROOT, '.cache', 'build.stamp');

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
};

export const sourceStamp = async (mode: string, folders: readonly string[] = SOURCES): Promise<string> => {
  const hash = createHash('sha256').update(mode);
  const files = [...FILES, ...(await Promise.all(folders.map(filesBelow))).flat()];
  for (const file of files) {
    hash.update(`\n${file}\n`);
    hash.update(await readFile(path.join(ROOT, file)));
  }
  return hash.digest('hex');
};

export const readStamp = async (): Promise<string | null> => {
  try {
    return await readFile(STAMP, 'utf8');
  } catch {
    return null;
  }
};

export const writeStamp = async (stamp: string): Promise<void> => {
  await mkdir(path.dirname(STAMP), { recursive: true });
  await writeFile(STAMP, stamp);
};
