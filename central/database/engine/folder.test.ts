import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareFolder } from './folder.ts';
import { firstBarrier } from './owner.ts';
import { reachableBinaries } from './reach.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'guitai-folder-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

/** Somebody else: neither the owner of the test's files nor in their group. */
const STRANGER = { uid: 54_321, gid: 54_321 };
const mode = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

test('finds the first folder on the way that the server may not pass', async () => {
  await mkdir(join(base, 'a', 'b'), { recursive: true });
  await chmod(base, 0o755);
  await chmod(join(base, 'a'), 0o700);
  expect(await firstBarrier(STRANGER, join(base, 'a', 'b'))).toBe(join(base, 'a'));
  expect(await firstBarrier(null, join(base, 'a', 'b'))).toBeNull();
  await chmod(join(base, 'a'), 0o711);
  expect(await firstBarrier(STRANGER, join(base, 'a', 'b'))).toBeNull();
});

test('opens the folders that are its own to pass, not to list', async () => {
  await prepareFolder(join(base, 'new', 'data'), STRANGER);
  expect([await mode(base), await mode(join(base, 'new')), await mode(join(base, 'new', 'data'))]).toEqual([0o711, 0o711, 0o711]);
});

test('without another account nothing is opened', async () => {
  await prepareFolder(join(base, 'data'), null);
  expect([await mode(base), await mode(join(base, 'data'))]).toEqual([0o700, 0o700]);
});

test.runIf(process.getuid?.() === 0)('a private home is left as it is, and the message says what to do', async () => {
  const before = await mode('/root');
  await chmod('/root', before & ~0o011);
  const inHome = await mkdtemp('/root/guitai-test-');
  try {
    await expect(prepareFolder(join(inHome, 'data'), STRANGER)).rejects.toThrow(
      /cannot pass \/root .*--data folder outside of it.*DATABASE_URL/s,
    );
    expect(await mode('/root')).toBe(before & ~0o011);
  } finally {
    await rm(inHome, { recursive: true, force: true });
    await chmod('/root', before);
  }
});

test('programs that the server’s account cannot reach are copied, once per version', async () => {
  const root = join(base, 'private', 'package');
  await mkdir(join(root, 'native', 'bin'), { recursive: true });
  await writeFile(join(root, 'package.json'), '{"version":"1"}');
  await writeFile(join(root, 'native', 'bin', 'postgres'), 'program');
  await symlink('postgres', join(root, 'native', 'bin', 'link'));
  await chmod(join(base, 'private'), 0o700);
  const bin = (name: string): string => join(root, 'native', 'bin', name);
  const found = { root, postgres: bin('postgres'), initdb: bin('initdb'), pgCtl: bin('pg_ctl') };
  const steps: string[] = [];
  const copy = () => reachableBinaries(found, STRANGER, join(base, 'data'), (text) => void steps.push(text));
  await mkdir(join(base, 'data'));
  const reachable = await copy();
  expect(reachable.postgres).toBe(join(base, 'data', 'postgres-programs', 'native', 'bin', 'postgres'));
  expect((await stat(reachable.postgres)).size).toBe(7);
  await copy();
  expect(steps).toHaveLength(1);
  expect(await reachableBinaries(found, null, join(base, 'data'), () => undefined)).toBe(found);
});
