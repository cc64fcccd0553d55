import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { giveTo, type Owner } from './owner.ts';
import { freePort } from './port.ts';
import { readPostmaster } from './postmaster.ts';
import { poll } from './processes.ts';

export const SUPERUSER = 'guitai';
export const DATABASE = 'guitai';

/** Where things lie in a data folder. */
export const clusterFolder = (dataDir: string): string => join(dataDir, 'postgres', 'cluster');
export const passwordFile = (dataDir: string): string => join(dataDir, 'postgres.password');

export interface ClusterFiles {
  readonly binaries: Binaries;
  readonly owner: Owner;
  /** PGDATA. */
  readonly cluster: string;
  readonly logFile: string;
}

const START_LIMIT_MS = 120_000;
const STOP_LIMIT_S = 30;

// Durability is the default of PostgreSQL; it is written out because everything that central promises stands on it.
const SETTINGS = [
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  'password_encryption=scram-sha-256',
  'timezone=UTC',
  'log_timezone=UTC',
  'jit=off',
  // By default the third row that a serializable transaction reads of a page locks the whole page, and batches collide on rows
  // that have nothing to do with each other.
  'max_pred_locks_per_transaction=256',
  'max_pred_locks_per_page=64',
  // A retry after 40001 is normal business here and says nothing to an operator.
  'log_min_messages=fatal',
  'log_min_error_statement=panic',
  'log_checkpoints=off',
];

const identity = (owner: Owner): { uid?: number; gid?: number } => (owner === null ? {} : { ...owner });

// The server's account may not be allowed into the caller's folder, and the caller's environment (PGPORT, PGDATA …) is not meant for it.
const surroundings = (files: ClusterFiles) => ({
  cwd: dirname(files.cluster),
  env: {
    LC_ALL: 'C',
    TZ: 'UTC',
    PATH: process.env.PATH ?? '',
    ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
  },
  windowsHide: true,
  ...identity(files.owner),
});

async function runTool(files: ClusterFiles, program: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { ...surroundings(files), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (chunk: Buffer): void => {
    output = `${output}${chunk.toString('utf8')}`.slice(-4000);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Makes the cluster beside its place and moves it there when it is whole, so that a kill half-way leaves nothing to repair. */
export async function createCluster(files: ClusterFiles, password: string): Promise<void> {
  const unfinished = `${files.cluster}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const folder = await mkdtemp(join(tmpdir(), 'guitai-initdb-'));
  try {
    const passwordFile = join(folder, 'password');
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await Promise.all([giveTo(files.owner, folder), giveTo(files.owner, passwordFile)]);
    const { code, output } = await runTool(files, files.binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Collation C: the order of keys must not depend on the machine's locale library, and prefix searches use plain B-trees.
      '--locale=C',
      '--data-checksums',
    ]);
    if (code !== 0) throw new Error(`initdb failed (${code}): ${output}`);
    await rename(unfinished, files.cluster);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function launch(files: ClusterFiles, port: number): Promise<ChildProcess> {
  const log = openSync(files.logFile, 'a', 0o600);
  try {
    return spawn(files.binaries.postgres, ['-D', files.cluster, '-p', String(port), ...SETTINGS.flatMap((each) => ['-c', each])], {
      ...surroundings(files),
      // A session of its own: Ctrl-C in the terminal must reach central only, which drains first and then stops the server.
      detached: process.platform !== 'win32',
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

async function tail(path: string): Promise<string> {
  return (await readFile(path, 'utf8').catch(() => '')).slice(-2000);
}

/**
 * Starts the server, on a free port unless one is given, and waits until it takes connections; recovery after a crash is part of
 * the wait. Answers its port.
 */
export async function startCluster(files: ClusterFiles, fixedPort?: number): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = fixedPort ?? (await freePort());
    const child = await launch(files, port);
    let ended = false;
    child.on('error', () => (ended = true));
    child.on('exit', () => (ended = true));
    const ready = await poll(async () => {
      if (ended) return false;
      const found = await readPostmaster(files.cluster);
      return found !== null && found.pid === child.pid && found.ready ? true : null;
    }, START_LIMIT_MS);
    if (ready === true) {
      child.unref();
      return port;
    }
    if (!ended) child.kill('SIGQUIT');
    // The port may have been taken in between, and a killed server's children may still be leaving its shared memory.
    if (attempt >= 5) throw new Error(`PostgreSQL did not start on ${files.cluster}: ${await tail(files.logFile)}`);
    await poll(async () => null, 200 * attempt);
  }
}

/** Ends the connections, writes a checkpoint and stops. Falls back to an immediate stop, which the next start recovers from. */
export async function stopCluster(files: ClusterFiles): Promise<void> {
  const stop = (mode: string) =>
    runTool(files, files.binaries.pgCtl, ['stop', '-D', files.cluster, '-m', mode, '-w', '-t', String(STOP_LIMIT_S)]);
  if ((await readPostmaster(files.cluster)) === null) return;
  const { code } = await stop('fast');
  if (code !== 0 && (await readPostmaster(files.cluster)) !== null) await stop('immediate');
}
