import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pack } from './pack.ts';
import { findRuntime, type Runtime } from './runtime.ts';
import { stage } from './stage.ts';
import { DIST, type PackageTarget, programVersion, TARGETS, targetName } from './targets.ts';
import { moduleShortfalls } from './verify/modules.ts';
import { packageShortfalls } from './verify/verify.ts';

// `npm run -s dist -- --dir`: directory packages for Linux and Windows. Exit codes: 0 as they must be, 1 something is wrong with them, 2 wrong usage.
const EXIT_SHORTFALL = 1;
const EXIT_USAGE = 2;
const USAGE = `Usage: npm run -s dist -- --dir [--electron FOLDER] [--out FOLDER]
  --dir       directory packages (installers are made of them)
  --electron  folder with Electron's published zips, checked against their SHA-256; without it an installed Electron, else a stub
  --out       where the packages go (default: dist)`;

interface Packaged {
  readonly target: PackageTarget;
  readonly runtime: Runtime;
  readonly shortfalls: readonly string[];
}

const packageOne = async (target: PackageTarget, work: string, electron: string | undefined, outFolder: string): Promise<Packaged> => {
  const runtime = await findRuntime(target, electron, path.join(work, 'stub', targetName(target)));
  const folder = await pack({ target, runtime, builtProgram: path.join(work, 'out'), outFolder });
  const shortfalls = await packageShortfalls(folder, target);
  console.log(`${path.relative(process.cwd(), folder)}: ${runtime.says}`);
  return { target, runtime, shortfalls };
};

const report = (packaged: readonly Packaged[], program: readonly string[]): number => {
  const shortfalls = [
    ...program,
    ...packaged.flatMap(({ target, shortfalls: own }) => own.map((each) => `${targetName(target)}: ${each}`)),
  ];
  for (const each of shortfalls) console.error(`SHORTFALL ${each}`);
  const stubs = packaged.filter(({ runtime }) => runtime.kind === 'stub').length;
  const notice = stubs === 0 ? '' : `; ${stubs} with a stub runtime: these packages do not start`;
  console.log(`Guitai ${programVersion()}: ${packaged.length} directory packages, ${shortfalls.length} shortfalls${notice}`);
  return shortfalls.length === 0 ? 0 : EXIT_SHORTFALL;
};

const run = async (): Promise<number> => {
  const { values } = parseArgs({
    options: { dir: { type: 'boolean', default: false }, electron: { type: 'string' }, out: { type: 'string', default: DIST } },
  });
  if (!values.dir) {
    console.error(USAGE);
    return EXIT_USAGE;
  }
  // A folder of this run's own: two runs at a time must not build over each other.
  const work = await mkdtemp(path.join(tmpdir(), 'guitai-build-'));
  try {
    const modules = await stage(path.join(work, 'out'));
    const packaged: Packaged[] = [];
    // One after the other: electron-builder keeps state of its own in the process.
    for (const target of TARGETS) packaged.push(await packageOne(target, work, values.electron, path.resolve(values.out)));
    return report(packaged, moduleShortfalls(modules));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

const runAndReport = async (): Promise<number> => {
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.log(`Guitai ${programVersion()}: no packages, packaging failed`);
    return EXIT_SHORTFALL;
  }
};

// Said outright: a hook that electron-builder's packages leave behind ends the process with 0, whatever `process.exitCode` says.
process.exit(await runAndReport());
