import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditHead } from '../../../db/audit/append.ts';
import { AT, openTestForm, openTestStore, openTestTill, sendingStep, type TestStore } from '../../../db/testing/fixture.ts';
import { exportAudit } from '../calls/audit.ts';
import { beginDay, startTestCounter } from '../testing/fixture.ts';
import { anchorAudit } from './anchor.ts';
import { exportChain } from './exportChain.ts';
import { type ExportVerification, verifyExport } from './verifyExport.ts';

/** A stranger's verifier, which shares no line with ours. */
const STRANGER = path.resolve('docs/audit_verify.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) process.stderr.write('not run: no python3, so the verifier in another language was not tried\n');

const ROWS = 9;

const fill = (store: TestStore): void => {
  openTestTill(store.executor, openTestForm(store.executor, 1));
  store.executor.execute('applyTransition', sendingStep(openTestForm(store.executor, 2)));
  for (let n = 3; n <= ROWS - 2; n += 1) openTestForm(store.executor, n);
};

const headOf = (store: TestStore): AuditHead => store.executor.execute('auditHead', null) as AuditHead;

const write = async (store: TestStore, anchor: AuditHead | null): Promise<string> => {
  const file = path.join(path.dirname(store.path), 'export.txt');
  const source = {
    head: async () => headOf(store),
    page: async (after: number, limit: number) => store.executor.execute('auditPage', { after, limit: Math.min(limit, 4) }) as never,
  };
  const { sha256, rows } = await exportChain(source, { file, deviceId: 'PC-1001-01', at: AT, anchor });
  expect(sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
  expect(rows).toBe(readFileSync(file, 'utf8').split('\n').length - 3);
  return file;
};

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').slice(0, -1);

/** Ours and the stranger's must come to the same. */
const verify = async (file: string, anchor: AuditHead | null): Promise<ExportVerification> => {
  const ours = await verifyExport(linesOf(file), anchor);
  if (hasPython) {
    const words = anchor === null ? [] : [`${anchor.sequence}:${anchor.hash}`];
    const stranger = spawnSync('python3', [STRANGER, file, ...words], { encoding: 'utf8' });
    expect(stranger.status, stranger.stdout + stranger.stderr).toBe(ours.intact ? 0 : 1);
    expect(stranger.stdout).toContain(ours.intact ? `head ${ours.head.sequence}:${ours.head.hash}` : `row ${ours.firstBadRow}:`);
  }
  return ours;
};

describe('an exported audit chain', () => {
  it('is whole for us and for a stranger', async () => {
    using store = openTestStore();
    fill(store);
    const head = headOf(store);
    expect(await verify(await write(store, head), head)).toMatchObject({ intact: true, rows: ROWS, head });
  });

  it('is verified by sha256sum and a shell alone, as the manual shows', async () => {
    using store = openTestStore();
    fill(store);
    const file = await write(store, null);
    const [, script] = /```sh\n(prev=.*?)```/s.exec(readFileSync('docs/audit-format.md', 'utf8')) ?? [];
    const output = execFileSync('bash', ['-c', script ?? 'false'], { env: { ...process.env, FILE: file }, encoding: 'utf8' });
    expect(output.trim()).toBe(`every row follows; head ${headOf(store).hash}`);
  });

  it('says what a restored PC lost', async () => {
    using store = openTestStore();
    fill(store);
    const lost = { sequence: 40, hash: 'ab'.repeat(32) };
    store.executor.execute('recordRestored', {
      event: { at: AT, tellerId: null, clientKey: null, stage: null, data: { snapshot: 's' } },
      anchor: lost,
    });
    expect(await verify(await write(store, lost), lost)).toMatchObject({ intact: true, gaps: [{ from: ROWS + 1, through: 40 }] });
  });

  const row = (n: number): number => n;
  it.each<[string, (lines: string[]) => string[], number]>([
    ['a changed row', (lines) => lines.map((line, at) => (at === row(5) ? line.replace('100101', '100102') : line)), 5],
    [
      'a changed hash',
      (lines) => lines.map((line, at) => (at === row(5) ? `${line.startsWith('0') ? '1' : '0'}${line.slice(1)}` : line)),
      5,
    ],
    ['a deleted row', (lines) => lines.toSpliced(row(5), 1), 5],
    ['an inserted row', (lines) => lines.toSpliced(row(6), 0, lines[row(3)] ?? ''), 6],
    ['two swapped rows', (lines) => lines.toSpliced(row(4), 2, lines[row(5)] ?? '', lines[row(4)] ?? ''), 4],
    ['a deleted first row', (lines) => lines.toSpliced(row(1), 1), 1],
    ['a line that is no row', (lines) => lines.toSpliced(row(7), 0, 'hello'), 7],
    ['a tail that was cut off', (lines) => lines.slice(0, row(8)), 8],
    ['a tail that was cut off before the end was put back', (lines) => lines.toSpliced(row(8), 2), 8],
    ['rows behind the end', (lines) => [...lines, lines[row(3)] ?? ''], ROWS + 1],
  ])('shows %s', async (_what, forge, firstBadRow) => {
    using store = openTestStore();
    fill(store);
    const file = await write(store, null);
    writeFileSync(file, `${forge(linesOf(file)).join('\n')}\n`);
    expect(await verify(file, null)).toMatchObject({ intact: false, firstBadRow });
  });

  it('whose tail was cut and whose end was written anew is whole in itself, and found by the head that central keeps', async () => {
    using store = openTestStore();
    fill(store);
    const anchor = headOf(store);
    const file = await write(store, null);
    const cut = linesOf(file).slice(0, row(8));
    const hash = cut.at(-1)?.slice(0, 64);
    writeFileSync(file, `${cut.join('\n')}\nend {"anchor":null,"head":{"hash":"${hash}","sequence":7},"rows":7}\n`);
    expect(await verify(file, null)).toMatchObject({ intact: true, rows: 7 });
    expect(await verify(file, anchor)).toMatchObject({ intact: false, firstBadRow: 8 });
  });
});

describe('the call audit.export', () => {
  it('writes the chain into the data folder, with its own event and the head that central keeps', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    await anchorAudit(counter.context);
    const dataDir = path.dirname(counter.database.path);
    const exported = await exportAudit({ ...counter.context, config: { ...counter.context.config, dataDir } });
    if (!exported.ok) throw new Error(exported.error.code);
    const { file, rows, anchored } = exported.value;
    expect(path.dirname(file)).toBe(path.join(dataDir, 'exports'));
    expect(path.basename(file)).toMatch(/^audit-PC-1001-01-\d{4}-\d{2}-\d{2}T\d{9}Z\.txt$/);
    expect(anchored).toBe(rows - 1);
    expect(linesOf(file).at(-2)).toContain('"event":"audit.exported"');
    expect(await verify(file, counter.central.anchor)).toMatchObject({ intact: true, rows });
  });

  it('is for those who look into the books, not for every teller', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    expect(await counter.call('audit.export', {})).toMatchObject({ ok: false, error: { code: 'NOT_PERMITTED' } });
  });
});
