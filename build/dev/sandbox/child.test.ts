import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Child, startChild } from './child.ts';

let folder: string;
const children: Child[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guitai-child-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  await rm(folder, { recursive: true, force: true });
});

const start = (script: string): Child => {
  const child = startChild({ name: 'service', command: process.execPath, words: ['-e', script], logDir: folder });
  children.push(child);
  return child;
};
const url = (line: Record<string, unknown>) => (typeof line.url === 'string' ? line.url : null);
const STAY = 'process.stdin.resume();';

test('finds the announcement among what a service says', async () => {
  const child = start(`console.log('starting'); console.log('{"other":1}'); console.log('{"url":"http://x"}'); ${STAY}`);
  expect(await child.announced(url, 10_000)).toBe('http://x');
});

test('says with its last words why a service did not come up', async () => {
  const child = start(`console.error('no disk'); process.exit(3)`);
  await expect(child.announced(url, 10_000)).rejects.toThrow(/service ended with code 3 before it was ready[\s\S]*no disk/);
});

test('does not wait for ever', async () => {
  await expect(start(STAY).announced(url, 200)).rejects.toThrow('was not ready after 0.2 s');
});

test('keeps what it says in a file, and tokens out of it', async () => {
  const child = start(
    `console.log('{"url":"http://x/TOKEN"}'); console.log('{"level":30,"time":1,"msg":"hello"}'); console.error('warning');`,
  );
  await child.ended;
  await expect.poll(() => readFile(path.join(folder, 'service.log'), 'utf8')).toContain('warning');
  const log = await readFile(path.join(folder, 'service.log'), 'utf8');
  expect(log).toContain('hello');
  expect(log).not.toContain('TOKEN');
});

test('ends a service that does not want to', async () => {
  const child = start(`process.on('SIGTERM', () => {}); console.log('{"url":"http://x"}'); ${STAY}`);
  await child.announced(url, 10_000);
  await child.stop(200);
  expect(child.running()).toBe(false);
});
