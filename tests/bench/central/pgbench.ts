import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { percentile } from '../figures.ts';

const run = promisify(execFile);

export interface Throughput {
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** Makes pgbench's own tables. */
export const initialise = (url: string, scale: number): Promise<unknown> => run('pgbench', ['-i', '-q', '-s', String(scale), url]);

/** pgbench for some seconds: its built-in TPC-B, or a script. Latencies are those of every single transaction. */
export async function pgbench(
  url: string,
  options: { clients: number; seconds: number; script?: string; settings?: readonly string[] },
): Promise<Throughput> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-pgbench-'));
  try {
    const words = [
      '-n',
      '-c',
      String(options.clients),
      '-j',
      '2',
      '-T',
      String(options.seconds),
      '-l',
      '--log-prefix',
      join(folder, 'log'),
    ];
    const script = options.script === undefined ? [] : ['-f', options.script, '--max-tries', '50', '-M', 'prepared'];
    const settings = (options.settings ?? []).map((each) => `-c ${each}`).join(' ');
    const { stdout } = await run('pgbench', [...words, ...script, url], { env: { ...process.env, PGOPTIONS: settings } });
    const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    const logs = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
    // client, transaction, microseconds, …
    const latencies = logs.flatMap((log) =>
      log
        .split('\n')
        .filter(Boolean)
        .map((line) => Number(line.split(' ')[2]) / 1_000),
    );
    return { perSecond, p99Ms: percentile(latencies.filter(Number.isFinite), 0.99) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
