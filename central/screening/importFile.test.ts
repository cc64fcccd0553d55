import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../testing/central.ts';

let central: TestCentral;
let folder: string;
beforeAll(async () => {
  central = await startTestCentral();
  folder = await mkdtemp(join(tmpdir(), 'guitai-list-'));
});
afterAll(async () => {
  await central.stop();
  await rm(folder, { recursive: true, force: true });
});

const PROGRAM = new URL('./importFile.ts', import.meta.url).pathname;

async function run(lines: readonly string[], teller: string): Promise<{ out: string; err: string }> {
  const file = join(folder, 'list.jsonl');
  await writeFile(file, lines.join('\n'));
  const args = [PROGRAM, '--list', 'OFAC', '--file', file, '--teller', teller];
  const env = { ...process.env, DATABASE_URL: central.databaseUrl, NODE_OPTIONS: '' };
  return await promisify(execFile)(process.execPath, args, { env }).then(
    ({ stdout, stderr }) => ({ out: stdout, err: stderr }),
    (error: { stdout: string; stderr: string }) => ({ out: error.stdout, err: error.stderr }),
  );
}

test('a list that is larger than a request comes from a file, and everybody has been screened when the program ends', async () => {
  const people = Array.from(
    { length: 3_000 },
    (_, index) => `{"reference":"${index}","kind":"person","names":["Nemo ${index} Nobody"],"documents":[]}`,
  );
  const lines = [...people, '{"reference":"X","kind":"person","names":["欧阳志远"],"documents":[]}'];
  expect(JSON.parse((await run(lines, '100060')).out)).toEqual({
    list: 'OFAC',
    version: 1,
    entries: 3_001,
    added: 3_001,
    removed: 0,
    changed: true,
  });
  expect(await central.db.selectFrom('screening_runs').select('state').where('state', '=', 'running').execute()).toEqual([]);
  const cases = await central.db
    .selectFrom('screening_cases')
    .select(['customer_number', 'opened_by'])
    .where('subject_role', '=', 'customer')
    .execute();
  expect(cases).toEqual([{ customer_number: '8000000003', opened_by: '100060' }]);
  expect(JSON.parse((await run(lines, '100060')).out)).toMatchObject({ version: 1, changed: false });
}, 60_000);

test('a wrong line or a teller of the counter imports nothing', async () => {
  expect(await run(['{'], '100060')).toMatchObject({ out: '', err: expect.stringContaining('Line 1') });
  expect(await run([], '100101')).toMatchObject({ out: '', err: expect.stringContaining('100101') });
  expect(await central.db.selectFrom('sanction_versions').select('version').where('list', '=', 'OFAC').execute()).toEqual([{ version: 1 }]);
}, 30_000);
