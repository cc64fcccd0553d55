import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditHead } from '../../db/audit/append.ts';
import { takeSnapshot } from '../../db/snapshot/take.ts';
import { openDatabase } from '../../db/sqlite/database.ts';
import { openTestForm } from '../../db/testing/fixture.ts';
import { createExecutor } from '../../db/worker/executor.ts';
import { snapshotName } from '../../main/agent/backup/folder.ts';

const KEY = 'a1'.repeat(32);
const BACKUP_KEY = 'b7'.repeat(32);

let folder: string;
let head: AuditHead;
const at = (...names: string[]): string => path.join(folder, ...names);

const run = (script: string, ...words: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', `build/trust/${script}.ts`, ...words], { encoding: 'utf8' });
const json = (stdout: string): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown>;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guitai-trust-'));
  mkdirSync(at('pc'));
  mkdirSync(at('backup'));
  writeFileSync(at('pc', 'development.key'), KEY);
  writeFileSync(at('backup.key'), `${BACKUP_KEY}\n`);
  const executor = createExecutor(at('pc', 'counter.db'), KEY, () => undefined);
  for (let n = 1; n <= 5; n += 1) openTestForm(executor, n);
  head = executor.execute('auditHead', null) as AuditHead;
  executor.close();
  takeSnapshot({
    source: at('pc', 'counter.db'),
    sourceKey: KEY,
    target: at('backup', snapshotName('PC-1001-01', '2026-03-02T10:00:00.000Z')),
    targetKey: BACKUP_KEY,
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the audit command', () => {
  it('exports the chain and verifies the file and the folder, in words and as JSON', () => {
    const exported = run('audit', 'export', '--data', at('pc'), '--out', at('chain.txt'), '--device', 'PC-1001-01', '--json');
    expect(exported.status, exported.stderr).toBe(0);
    expect(json(exported.stdout)).toMatchObject({ file: at('chain.txt'), rows: 5, head: head.hash });
    const anchor = `${head.sequence}:${head.hash}`;
    expect(run('audit', 'verify', '--file', at('chain.txt'), '--anchor', anchor)).toMatchObject({ status: 0 });
    expect(json(run('audit', 'verify', '--data', at('pc'), '--json').stdout)).toMatchObject({ intact: true, rows: 5, anchor: null });
    expect(run('audit', 'verify', '--data', at('pc')).stdout).toContain('a tail that was cut off would not show');
  });

  it('names the first bad row of a file that was changed, and ends with 1', () => {
    const lines = readFileSync(at('chain.txt'), 'utf8').split('\n');
    writeFileSync(at('forged.txt'), lines.map((line, n) => (n === 3 ? line.replace('100101', '100102') : line)).join('\n'));
    expect(run('audit', 'verify', '--file', at('forged.txt'))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('First bad row: 3'),
    });
  });

  it('names the transaction that was changed in the folder', () => {
    const database = openDatabase(at('pc', 'counter.db'), KEY);
    database.exec("UPDATE journal SET amount = 5 WHERE client_key LIKE '%4'");
    database.close();
    const found = run('audit', 'verify', '--data', at('pc'));
    expect(found).toMatchObject({ status: 1, stdout: expect.stringContaining('First bad row: 4') });
    expect(found.stdout).toContain('was changed');
  });

  it.each([
    ['no folder', ['verify', '--data', '/nowhere'], 'There is no database'],
    ['nothing', [], 'Usage'],
    ['an anchor that is none', ['verify', '--file', 'package.json', '--anchor', '5'], '--anchor is SEQUENCE:HASH'],
  ])('says what is wrong with %s and ends with 2', (_what, words, says) => {
    expect(run('audit', ...words)).toMatchObject({ status: 2, stderr: expect.stringContaining(says) });
  });
});

describe('the branch-backup command', () => {
  it('lists, verifies and restores a snapshot on a new PC', () => {
    expect(run('branchBackup', 'list', '--from', at('backup')).stdout).toContain('2026-03-02T10:00:00.000Z');
    const verified = run('branchBackup', 'verify', '--from', at('backup'), '--backup-key-file', at('backup.key'), '--json');
    expect(json(verified.stdout)).toMatchObject({ snapshots: [{ good: true, sequence: 5, unfinished: 5 }] });
    const words = ['restore', '--from', at('backup'), '--backup-key-file', at('backup.key'), '--data', at('new')];
    const restored = run('branchBackup', ...words);
    expect(restored.status, restored.stderr).toBe(0);
    expect(restored.stdout).toContain('after 2026-03-02T10:00:00.000Z is NOT here');
    expect(json(run('audit', 'verify', '--data', at('new'), '--json').stdout)).toMatchObject({ intact: true, rows: 5 });
    expect(run('branchBackup', ...words)).toMatchObject({ status: 2, stderr: expect.stringContaining('never overwrites') });
  });

  it('restores with a key that is derived from what IT provisioned for the new PC', () => {
    writeFileSync(at('secret'), 'x'.repeat(48));
    const words = [
      'restore',
      '--from',
      at('backup'),
      '--backup-key-file',
      at('backup.key'),
      '--data',
      at('provisioned'),
      '--secret-file',
      at('secret'),
    ];
    expect(run('branchBackup', ...words)).toMatchObject({ status: 0 });
    const verified = run('audit', 'verify', '--data', at('provisioned'), '--secret-file', at('secret'), '--json');
    expect(json(verified.stdout)).toMatchObject({ intact: true, rows: 5 });
  });

  it('finds a damaged snapshot and ends with 1', () => {
    const file = at('backup', snapshotName('PC-1001-01', '2026-03-02T10:00:00.000Z'));
    const bytes = readFileSync(file);
    bytes[5_000] = (bytes[5_000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const words = ['verify', '--from', at('backup'), '--backup-key-file', at('backup.key')];
    expect(run('branchBackup', ...words)).toMatchObject({ status: 1, stdout: expect.stringContaining('BAD') });
  });
});
