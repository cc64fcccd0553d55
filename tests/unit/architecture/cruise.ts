import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const CRUISER = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const CONFIG = path.join(ROOT, '.dependency-cruiser.mjs');

/** The rooms, as `npm run lint` names them to the linter. */
export const ROOMS = ['contract', 'renderer', 'preload', 'main', 'devices', 'db', 'central', 'build', 'tests'];

/** Small stand-ins for packages, so that a fixture resolves imports without a copy of node_modules. */
const PACKAGES = ['electron', 'zod', 'react', 'serialport', 'kysely', 'fastify', 'vitest', 'left-pad'];

const reportSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string(), severity: z.string() }) })),
  }),
});

export interface Report {
  readonly modules: number;
  readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: string }[];
}

const run = (folder: string, ...options: string[]) =>
  spawnSync(process.execPath, [CRUISER, '--config', CONFIG, ...options, ...ROOMS], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });

/** What the linter of the walls says about a house. Throws when it could not read a file: then it judged nothing. */
export const cruise = (folder: string): Report => {
  const { stdout, stderr } = run(folder, '--output-type', 'json');
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser gave no report: ${stderr}`);
  const { summary } = reportSchema.parse(JSON.parse(stdout));
  const errors = summary.violations.filter(({ rule }) => rule.severity === 'error');
  return { modules: summary.totalCruised, violations: errors.map(({ from, to, rule }) => ({ from, to, rule: rule.name })) };
};

/** The step as `npm run lint` runs it: for people, with the number of errors as its exit code. */
export const lint = (folder: string): { readonly status: number | null; readonly output: string } => {
  const { status, stdout, stderr } = run(folder, '--no-progress');
  return { status, output: stdout + stderr };
};

/** A house with one file in each room, the given files, and our own rules. It is gone when `use` returns or throws. */
export const withHouse = <T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guitai-walls-'));
  const write = (name: string, text: string): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  try {
    write('package.json', JSON.stringify({ name: 'house', type: 'module' }));
    for (const name of PACKAGES) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }));
      write(`node_modules/${name}/index.js`, 'export const it = 1;\n');
    }
    for (const room of ['contract', 'renderer', 'preload', 'main/shell', 'main/agent', 'devices', 'db', 'central', 'build', 'tests']) {
      write(`${room}/room.ts`, 'export const room = 1;\nexport type Room = number;\n');
    }
    for (const [name, text] of Object.entries(files)) write(name, text);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
