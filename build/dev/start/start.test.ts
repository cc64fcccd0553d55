import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleanFolder } from './cleanFolder.ts';
import { Cleanup } from './cleanup.ts';
import { claimFolder } from './oneAtATime.ts';
import { readOptions } from './options.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guitai-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('one start for one sandbox', () => {
  test('a second one is told about the first', async () => {
    const first = await claimFolder(folder, () => 'open http://127.0.0.1:1/');
    expect(await claimFolder(folder, () => 'second')).toEqual({ held: false, running: 'open http://127.0.0.1:1/' });
    if (first.held) await first.release();
  });

  test('another folder is another sandbox', async () => {
    const [one, other] = [await claimFolder(folder, () => 'one'), await claimFolder(`${folder}-other`, () => 'other')];
    expect([one.held, other.held]).toEqual([true, true]);
    for (const claim of [one, other]) if (claim.held) await claim.release();
  });

  test('what was released can be claimed again', async () => {
    const first = await claimFolder(folder, () => '');
    if (first.held) await first.release();
    const second = await claimFolder(folder, () => '');
    expect(second.held).toBe(true);
    if (second.held) await second.release();
  });
});

test('a reset deletes what a sandbox consists of, and nothing else in the folder', async () => {
  for (const part of ['central', 'counter', 'pc', 'logs', 'my photos']) await mkdir(path.join(folder, part));
  await writeFile(path.join(folder, 'key-secret'), 'x');
  await cleanFolder(folder);
  expect(await readdir(folder)).toEqual(['my photos']);
});

describe('the clean-up', () => {
  test('stops in reverse, each once, also when one of them fails', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const stopped: string[] = [];
    const cleanup = new Cleanup();
    cleanup.add('first', () => void stopped.push('first'));
    cleanup.add('second', () => Promise.reject(new Error('no')));
    cleanup.add('third', () => void stopped.push('third'));
    await Promise.all([cleanup.run(), cleanup.run()]);
    expect(stopped).toEqual(['third', 'first']);
    vi.restoreAllMocks();
  });
});

describe('the command line', () => {
  test('has defaults that need no answer', () => {
    vi.stubEnv('GUITAI_SHELL', '');
    expect(readOptions([])).toMatchObject({ reset: false, headless: false, shell: null });
    vi.unstubAllEnvs();
  });

  test('names the shell, also by the environment', () => {
    expect(readOptions(['--shell', 'rig'])).toMatchObject({ shell: 'rig' });
    vi.stubEnv('GUITAI_SHELL', 'electron');
    expect(readOptions([])).toMatchObject({ shell: 'electron' });
    vi.unstubAllEnvs();
  });

  test.each([[['--shell', 'firefox']], [['--rest']], [['reset']]])('refuses what it does not know: %j', (words) => {
    expect(() => readOptions(words)).toThrow();
  });
});
