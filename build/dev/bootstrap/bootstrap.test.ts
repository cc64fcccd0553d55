import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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
  const install = (user: number) =>
    run(
      `process.getuid = () => ${user}; (await import('./systemPackages.mjs')).installSystemPackages({ root: ${JSON.stringify(folder)} });`,
    );
  const inRoot = async (file: string, text: string): Promise<string> => {
    const place = path.join(folder, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
    return place;
  };
  const textOf = (file: string) => readFile(path.join(folder, file), 'utf8').catch(() => null);
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

  describe('that bring servers', () => {
    const POLICY = 'usr/sbin/policy-rc.d';
    const CLUSTERS = 'etc/postgresql-common/createcluster.conf';
    beforeEach(async () => {
      await mkdir(path.join(folder, 'usr/sbin'), { recursive: true });
      // What an installation would find at the moment when it makes clusters and starts services.
      await program(
        'apt-get',
        `echo "$*" >> ${folder}/apt.log; ${folder}/${POLICY}; echo "policy $?" >> ${folder}/apt.log; cat ${folder}/${CLUSTERS} >> ${folder}/apt.log 2>&1`,
      );
      await program('deb-systemd-helper', `echo "helper $*" >> ${folder}/apt.log`);
    });

    test('are installed without a cluster and without a start, and nothing that forbids starts is left', async () => {
      await everythingBut('postgresql');
      const { stderr } = install(0);
      expect(stderr).toContain('postgresql: the tests of central');
      expect(await aptLog()).toMatch(/install .* postgresql\npolicy 101\n[\s\S]*create_main_cluster = false/);
      expect(await textOf(POLICY)).toBeNull();
    });

    test('are not asked for where a PostgreSQL of any version is there', async () => {
      await everythingBut('postgresql');
      await inRoot('usr/lib/postgresql/17/bin/postgres', '');
      expect(install(0)).toMatchObject({ status: 0, stderr: '' });
      expect(await aptLog()).toBe('');
    });

    test('leave what an administrator has set as it is', async () => {
      await everythingBut('postgresql');
      await inRoot(CLUSTERS, 'create_main_cluster = true\n');
      await chmod(await inRoot(POLICY, '#!/bin/sh\nexit 0\n'), 0o755);
      install(0);
      expect(await aptLog()).toContain('policy 0');
      expect([await textOf(CLUSTERS), await textOf(POLICY)]).toEqual(['create_main_cluster = true\n', '#!/bin/sh\nexit 0\n']);
    });

    test('do not start with the machine either', async () => {
      await everythingBut('nats-server');
      install(0);
      expect(await aptLog()).toContain('helper disable nats-server.service');
      expect(await textOf(CLUSTERS)).toBeNull();
    });

    test('a ban that a killed installation left behind is lifted', async () => {
      await everythingBut('nats-server');
      await program('apt-get', `kill -9 $PPID`);
      install(0);
      expect(await textOf(POLICY)).toContain('Guitai');
      await program('apt-get', 'true');
      install(0);
      expect(await textOf(POLICY)).toBeNull();
    });
  });

  test('that cannot be installed do not keep the program from starting', async () => {
    await everythingBut('udev');
    await program('apt-get', 'exit 100');
    const { status, stderr } = install(0);
    expect(status).toBe(0);
    expect(stderr).toContain('going on without');
  });
});
