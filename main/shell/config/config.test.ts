import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { configFile, fallbackDataDir, managedConfigFile } from './location.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guitai-config-'));
  file = path.join(folder, 'config.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const valid = {
  dataDir: '/var/guitai',
  central: { url: 'https://central.example', deviceId: 'PC-1', deviceSecret: 's'.repeat(16) },
  devices: [],
};
const write = (value: unknown) => writeFile(file, JSON.stringify(value));

describe('the configuration', () => {
  test('is no sandbox and has no virtual counter unless it says so', async () => {
    await write(valid);
    expect(readConfig(file)).toMatchObject({ ok: true, value: { sandbox: false, virtualCounter: null, keySecretFile: null } });
  });

  test.each([
    ['an unknown member', { ...valid, deviceSecret: 'TOP' }],
    ['a data folder that is not absolute', { ...valid, dataDir: 'data' }],
    ['a short device secret', { ...valid, central: { ...valid.central, deviceSecret: 'TOP' } }],
    ['a page that is not https', { ...valid, pages: { manual: 'http://TOP.example' } }],
    ['a page that it does not know', { ...valid, pages: { other: 'https://TOP.example' } }],
    ['no central', { ...valid, central: undefined }],
  ])('is refused for %s, and the reason holds no value', async (_what, value) => {
    await write(value);
    const read = readConfig(file);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error).not.toContain('TOP');
  });

  test('is refused when it is missing or no JSON', async () => {
    expect(readConfig(file)).toMatchObject({ ok: false, error: expect.stringContaining('ENOENT') });
    await writeFile(file, 'dataDir: /var');
    expect(readConfig(file)).toMatchObject({ ok: false, error: expect.stringContaining('not JSON') });
  });
});

describe('where it stands', () => {
  test('is a place that ordinary users cannot write to', () => {
    expect(managedConfigFile('linux', {})).toBe('/etc/guitai/config.json');
    expect(managedConfigFile('win32', { ProgramData: 'D:\\PD' })).toBe('D:\\PD\\Guitai\\config.json');
  });

  test('may be named by the environment in development only', () => {
    expect(configFile(false, 'linux', { GUITAI_CONFIG: '/tmp/x.json' })).toBe('/tmp/x.json');
    expect(configFile(true, 'linux', { GUITAI_CONFIG: '/tmp/x.json' })).toBe('/etc/guitai/config.json');
  });

  test('has a local, never a roaming, folder to fall back to', () => {
    expect(fallbackDataDir('win32', { LOCALAPPDATA: 'C:\\L', APPDATA: 'C:\\R' }, 'C:\\U')).toBe('C:\\L\\Guitai');
    expect(fallbackDataDir('linux', {}, '/srv/u')).toBe('/srv/u/.local/state/guitai');
  });
});
