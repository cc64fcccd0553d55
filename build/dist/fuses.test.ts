import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, flipFuses } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUSE_INDEXES, fuseConfig, fuseShortfalls } from './fuses.ts';
import { linuxStub, windowsStub } from './stub/executable.ts';
import { unflippedWire } from './stub/wire.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guitai-fuses-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each([
  ['Linux', () => linuxStub()],
  ['Windows', () => windowsStub('45.0.0')],
])('the fuses of the stub for %s', (name, stub) => {
  it('are all wrong before and all right after they were flipped', async () => {
    const file = path.join(folder, name);
    await writeFile(file, stub());
    expect(await fuseShortfalls(file)).toHaveLength(FUSE_INDEXES.length);
    await flipFuses(file, fuseConfig());
    expect(await fuseShortfalls(file)).toEqual([]);
  });
});

describe('the fuses', () => {
  it('are the nine that the hardening names', () => {
    expect(FUSE_INDEXES.map((fuse) => FuseV1Options[fuse])).toHaveLength(9);
  });

  it('stop the build when Electron brings one that nobody has decided about', async () => {
    const wire = unflippedWire();
    const longer = Buffer.concat([wire, Buffer.from('0')]);
    longer[33] = FUSE_INDEXES.length + 1;
    const file = path.join(folder, 'ten');
    await writeFile(file, longer);
    await expect(flipFuses(file, fuseConfig())).rejects.toThrow(/strictlyRequireAllFuses/);
    expect((await fuseShortfalls(file)).at(-1)).toBe('the executable has 10 fuses, 9 are known');
  });

  it('cannot be flipped where there are none', async () => {
    const file = path.join(folder, 'none');
    await writeFile(file, 'not Electron');
    await expect(flipFuses(file, fuseConfig())).rejects.toThrow(/sentinel/);
    expect(await readFile(file, 'utf8')).toBe('not Electron');
  });
});
