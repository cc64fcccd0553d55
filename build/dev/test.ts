import { spawn } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../vite/targets.ts';

// `npm test`, after the bootstrap: every step in order, up to the first that fails. `npm test -- unit e2e` runs those steps alone, and
// what follows a `--` goes to the last of them: `npm test -- e2e -- --grep deposit`.
const STEPS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  lint: [
    ['biome', 'check', '--error-on-warnings'],
    [
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      'contract',
      'renderer',
      'preload',
      'main',
      'devices',
      'db',
      'central',
      'build',
      'tests',
    ],
  ],
  types: [['tsc', '-b']],
  unit: [['vitest', 'run']],
  build: [['node', 'build/vite/build.ts']],
  e2e: [['playwright', 'test']],
  dist: [['vitest', 'run', '--config', 'tests/dist/vitest.config.ts']],
};

const seconds = (since: number): string => ((performance.now() - since) / 1_000).toFixed(1);

const run = ([command = '', ...words]: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const windows = process.platform === 'win32';
    const child = spawn(path.join(ROOT, 'node_modules', '.bin', windows ? `${command}.cmd` : command), words, {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: windows,
      env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    });
    const hand = (signal: NodeJS.Signals): boolean => child.kill(signal);
    process.once('SIGINT', hand);
    process.once('SIGTERM', hand);
    const end = (code: number): void => {
      process.off('SIGINT', hand);
      process.off('SIGTERM', hand);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      end(1);
    });
    child.on('exit', (code) => end(code ?? 1));
  });

const main = async (): Promise<number> => {
  const words = process.argv.slice(2);
  const cut = words.includes('--') ? words.indexOf('--') : words.length;
  const asked = words.slice(0, cut);
  const extra = words.slice(cut + 1);
  const unknown = asked.find((name) => !Object.hasOwn(STEPS, name));
  if (unknown !== undefined) {
    console.error(`There is no step "${unknown}". Steps: ${Object.keys(STEPS).join(', ')}`);
    return 2;
  }
  const names = asked.length > 0 ? asked : Object.keys(STEPS);
  const begun = performance.now();
  for (const [at, name] of names.entries()) {
    const since = performance.now();
    console.log(`\n── ${name} ──`);
    const commands = STEPS[name] ?? [];
    for (const [index, command] of commands.entries()) {
      const last = at === names.length - 1 && index === commands.length - 1;
      const code = await run(last ? [...command, ...extra] : command);
      if (code !== 0) {
        console.error(`\nnpm test: step ${name} failed (${command.join(' ')}, code ${code}) after ${seconds(since)} s`);
        return 1;
      }
    }
    console.log(`${name}: passed in ${seconds(since)} s`);
  }
  console.log(`\nnpm test: all ${names.length} steps passed in ${seconds(begun)} s`);
  return 0;
};

process.exit(await main());
