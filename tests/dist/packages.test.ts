import { execFileSync, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronVersion, TARGETS, targetName } from '../../build/dist/targets.ts';
import { openArchive } from '../../build/dist/verify/archive.ts';
import { packageShortfalls } from '../../build/dist/verify/verify.ts';
import type { AgentConfig } from '../../contract/agent/messages.ts';
import { makePackages, type Packages, runDist, target, unpackApp } from './packages.ts';

let packages: Packages;
beforeAll(async () => {
  packages = await makePackages();
});
afterAll(() => packages?.remove());

const executable = (platform: 'linux' | 'win32') => path.join(packages.folder(target(platform)), target(platform).executable);
const isStub = (platform: 'linux' | 'win32') => existsSync(path.join(packages.folder(target(platform)), 'STUB-RUNTIME.txt'));

describe('npm run dist -- --dir', () => {
  it.skipIf(process.env.GUITAI_DIST !== undefined)('makes packages that are as they must be, and says so last', () => {
    const shortfalls = packages.output.split('\n').filter((line) => line.startsWith('SHORTFALL'));
    expect(shortfalls).toEqual([]);
    expect(packages.code, packages.output).toBe(0);
    expect(packages.output).toMatch(/^Guitai \S+: 2 directory packages, 0 shortfalls/m);
  });

  it('fails, and says why, when it is given an Electron that nobody published', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'guitai-electron-'));
    try {
      // For the second target, so that the command has packed once and everything that packing leaves behind in the process is there.
      await writeFile(path.join(folder, `electron-v${electronVersion()}-win32-x64.zip`), 'not Electron');
      const { code, output } = await runDist('--electron', folder, '--out', path.join(folder, 'out'));
      expect(output).toContain('its SHA-256 differs');
      expect(output).toMatch(/^Guitai \S+: no packages, packaging failed$/m);
      expect(code).toBe(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it.skipIf(process.env.GUITAI_DIST !== undefined)('says plainly which of them do not start', () => {
    for (const { platform } of TARGETS) {
      const line = packages.output.split('\n').find((each) => each.includes(`${target(platform).folder}: `));
      expect(line?.includes('stub runtime: this package does not start')).toBe(isStub(platform));
    }
  });
});

describe.each(TARGETS.map((each) => [targetName(each), each] as const))('the package for %s', (_name, each) => {
  it('holds the program, its binaries for this platform and nothing else', async () => {
    expect(await packageShortfalls(packages.folder(each), each)).toEqual([]);
  });

  it('has more than a frame in it: window, agent and store', () => {
    const archive = openArchive(path.join(packages.folder(each), 'resources', 'app.asar'));
    // Compared as flags: what a failed comparison of whole files prints helps nobody.
    const has = (file: string, text: string): boolean => archive.read(file).includes(text);
    expect(has('out/shell/main.js', 'contextIsolation: true')).toBe(true);
    expect(has('out/shell/main.js', 'DEV_TOOLS = false')).toBe(true);
    expect(has('out/agent/agent.js', 'db-worker.js')).toBe(true);
    expect(has('out/agent/db-worker.js', 'better-sqlite3-multiple-ciphers')).toBe(true);
    expect(archive.files.filter((file) => /^out\/renderer\/assets\/.+\.js$/.test(file))).not.toEqual([]);
  });

  it('has the nine fuses as the hardening demands', async () => {
    const wire = await getCurrentFuseWire(executable(each.platform));
    expect(wire).toEqual({
      version: '1',
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
      [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
    });
  });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('out of the Linux package, under plain Node', () => {
  let unpacked: Awaited<ReturnType<typeof unpackApp>>;
  beforeAll(async () => {
    unpacked = await unpackApp(packages.folder(target('linux')));
  });
  afterAll(() => unpacked?.remove());

  it('every native loads with what the package brings', () => {
    const code = `
      const path = require('node:path');
      const Database = require('better-sqlite3-multiple-ciphers');
      const { SerialPort } = require('serialport');
      const own = (name) => require.resolve(name).startsWith(process.cwd() + path.sep);
      console.log([new Database(':memory:').pragma('cipher', { simple: true }) !== undefined, typeof SerialPort.list, typeof require('node-hid').HID,
        ['better-sqlite3-multiple-ciphers', 'serialport', 'node-hid', 'node-gyp-build', 'pkg-prebuilds/bindings'].every(own)].join());`;
    expect(execFileSync(process.execPath, ['-e', code], { cwd: unpacked.app, encoding: 'utf8' }).trim()).toBe(
      'true,function,function,true',
    );
  });

  it('the agent starts, opens its encrypted store and stops', async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'guitai-agent-'));
    const config: AgentConfig = {
      instanceId: '00000000-0000-4000-8000-000000000001',
      dataDir: data,
      databaseKey: '5a'.repeat(32),
      // Port 9 is discard: nobody answers. The agent starts without central.
      central: { url: 'https://127.0.0.1:9', deviceId: 'PC-1', deviceSecret: '0123456789abcdef' },
      devices: [],
      virtualCounter: null,
      sandbox: false,
    };
    const port = new URL('../rig/parentPort.ts', import.meta.url).href;
    const agent = fork(path.join(unpacked.app, 'out/agent/agent.js'), [], {
      cwd: unpacked.app,
      execArgv: ['--import', port],
      stdio: 'pipe',
    });
    try {
      agent.send({ kind: 'start', config });
      const [first] = await once(agent, 'message');
      expect(first).toEqual({ kind: 'ready' });
      agent.send({ kind: 'stop' });
      expect(await once(agent, 'exit')).toEqual([0, null]);
      expect(existsSync(path.join(data, 'counter.db'))).toBe(true);
    } finally {
      agent.kill('SIGKILL');
      await rm(data, { recursive: true, force: true });
    }
  });

  it('a stub says that it is one when somebody starts it', () => {
    if (!isStub('linux')) return;
    const { status, stderr } = spawnSync(executable('linux'), { encoding: 'utf8' });
    expect(stderr).toBe('stub runtime: this package does not start\n');
    expect(status).toBe(69);
  });
});
