import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './cruise.ts';

/** Files under version control that exist, by their path from the root. What a colleague has not committed yet is not ours to judge. */
export const trackedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && existsSync(path.join(ROOT, file)));

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

export const isSource = (file: string): boolean => /\.(ts|tsx|mjs|cjs|sql|css)$/.test(file);
export const isTypeScript = (file: string): boolean => /\.tsx?$/.test(file);
/** What ships or could: neither tests nor developers' scripts. */
export const isProduct = (file: string): boolean => !/^(build|tests)\//.test(file) && !/\.test\.tsx?$/.test(file);
