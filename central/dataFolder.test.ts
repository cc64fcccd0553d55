import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { existingFolder } from './database/engine/existing.ts';
import { dataFolder } from './dataFolder.ts';
import { readOptions, USAGE } from './options.ts';

const on = (platform: NodeJS.Platform, user = 1000): void => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
  vi.spyOn(process, 'getuid').mockReturnValue(user);
};
afterEach(() => void vi.restoreAllMocks());

describe('where a user’s data lies', () => {
  test('on Linux under XDG_DATA_HOME, and under the home folder without it', () => {
    on('linux');
    expect(dataFolder('x', { XDG_DATA_HOME: '/data' })).toBe('/data/x');
    for (const environment of [{}, { XDG_DATA_HOME: '' }])
      expect(dataFolder('x', environment)).toBe(path.join(homedir(), '.local', 'share', 'x'));
  });

  test('for root not in its home, which PostgreSQL’s user cannot enter', () => {
    on('linux', 0);
    expect(dataFolder('x', {})).toBe('/var/lib/x');
    expect(dataFolder('x', { XDG_DATA_HOME: '/data' })).toBe('/data/x');
  });

  test('on Windows and macOS where these keep it', () => {
    on('win32');
    expect(dataFolder('x', { LOCALAPPDATA: 'C:' })).toBe(path.join('C:', 'x'));
    expect(dataFolder('x', {})).toBe(path.join(homedir(), 'AppData', 'Local', 'x'));
    on('darwin');
    expect(dataFolder('x', { XDG_DATA_HOME: '/data' })).toBe(path.join(homedir(), 'Library', 'Application Support', 'x'));
  });
});

describe('central’s own folder', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'guitai-home-'));
    on('linux');
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  test('is taken where none is named, and the usage says which it is', () => {
    expect(readOptions([], { XDG_DATA_HOME: home })).toMatchObject({ dataDir: path.join(home, 'guitai-central'), databaseUrl: undefined });
    expect(readOptions(['--data', '/books'], { XDG_DATA_HOME: home }).dataDir).toBe('/books');
    expect(USAGE).toContain('guitai-central');
  });

  test('must have books in it before somebody checks them', () => {
    expect(() => existingFolder(home)).toThrow(`There are no books in ${home}`);
  });
});
