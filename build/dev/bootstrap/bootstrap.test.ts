import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guitai-bootstrap-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program on the path that notes how it was called. */
const program = async (name: string, script: string): Promise<void> => {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
};

const run = (code: string) =>
  spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
    env: { PATH: `${folder}:/bin:/usr/bin`, HOME: folder },
  });

test('an old Node is told what to do, before anything newer is loaded', () => {
  const { status, stderr } = run(`
    Object.defineProperty(process.versions, 'node', { value: '18.20.0' });
    await import('./nodeVersion.mjs').then(({ requireNode20 }) => requireNode20());
  `);
  expect(status).toBe(1);
  expect(stderr).toContain('Guitai needs Node 20 or newer to begin with; this is Node 18.20.0');
});

describe.runIf(process.platform === 'linux')('system packages on Debian', () => {
  const install = (user: number) => run(`process.getuid = () => ${user}; (await import('./systemPackages.mjs')).installSystemPackages();`);
  const everythingBut = (missing: string) =>
    program('dpkg-query', `for name; do last=$name; done; [ "$last" = ${missing} ] && exit 1; printf 'ii '`);

  beforeEach(() => program('apt-get', `echo "$DEBIAN_FRONTEND $*" >> ${folder}/apt.log`));
  const aptLog = () => readFile(path.join(folder, 'apt.log'), 'utf8').catch(() => '');

  test('are left alone when none is missing', async () => {
    await everythingBut('nothing');
    expect(install(0)).toMatchObject({ status: 0, stderr: '' });
    expect(await aptLog()).toBe('');
  });

  test('are installed for root, only those that are missing, and it says why', async () => {
    await everythingBut('socat');
    const { stderr } = install(0);
    expect(stderr).toContain("socat: the virtual counter's serial lines");
    expect((await aptLog()).trim().split('\n')).toEqual([
      'noninteractive update -qq',
      'noninteractive install -y -qq --no-install-recommends socat',
    ]);
  });

  test('are named to anybody else, and the start goes on', async () => {
    await everythingBut('xvfb');
    const { status, stderr } = install(1_000);
    expect(status).toBe(0);
    expect(stderr).toContain('sudo apt-get install xvfb');
    expect(await aptLog()).toBe('');
  });

  test('that cannot be installed do not keep the program from starting', async () => {
    await everythingBut('udev');
    await program('apt-get', 'exit 100');
    const { status, stderr } = install(0);
    expect(status).toBe(0);
    expect(stderr).toContain('going on without');
  });
});
