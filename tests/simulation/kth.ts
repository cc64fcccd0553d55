import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface KthResult {
  readonly scenario: string;
  readonly kind: string;
  readonly calls: number;
  readonly failed: number;
  readonly wrongs: readonly string[];
}

const HERE = import.meta.dirname;

/** Why the loop cannot run here, or null. It stands between SQLite and the C library, which Linux with a C compiler allows. */
export const kthHindrance = (): string | null => {
  if (process.platform !== 'linux') return `no ${process.platform} way to stand between SQLite and the system`;
  return spawnSync('cc', ['--version']).status === 0 ? null : 'no C compiler (cc)';
};

/** Fails the k-th call for every `step`-th k, for each scenario and kind of failure. */
export const kthLoop = (step: number): KthResult[] => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guitai-kth-'));
  try {
    const library = path.join(folder, 'faulty.so');
    const built = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, path.join(HERE, 'faultyDisk.c'), '-ldl'], {
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`the faulty disk cannot be compiled: ${built.stderr}`);
    const order = path.join(folder, 'order');
    writeFileSync(order, Buffer.alloc(12));
    const child = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(HERE, 'kthChild.ts')], {
      encoding: 'utf8',
      env: { ...process.env, LD_PRELOAD: library, GUITAI_FAULTS: order, GUITAI_STEP: String(step) },
    });
    if (child.status !== 0) throw new Error(`the loop ended with ${child.status ?? child.signal}: ${child.stderr}`);
    return child.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as KthResult);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
