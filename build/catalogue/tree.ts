import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Source files by their path from the root, with forward slashes. */
export type SourceTree = ReadonlyMap<string, string>;

export const ROOT = path.resolve(import.meta.dirname, '../..');
const ROOMS = ['contract', 'renderer', 'main', 'devices', 'db', 'central', 'tests'];

/** Reads what really stands in the rooms, committed or not. */
export const readTree = (root = ROOT): SourceTree => {
  const files = ROOMS.flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
  return new Map(files.map((file) => [path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]));
};

export const isTest = (file: string): boolean => /\.(test|spec)\.tsx?$/.test(file);

/** Files below a folder whose text has one of the needles. */
export const mentioning = (tree: SourceTree, select: (file: string) => boolean, needles: readonly string[]): string[] =>
  [...tree].filter(([file, text]) => select(file) && needles.some((needle) => text.includes(needle))).map(([file]) => file);
