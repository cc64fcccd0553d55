import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cruise, lint, type Report, withHouse } from './cruise.ts';

/** `from` room, and what a file in it tries to import. */
const FORBIDDEN = [
  ['renderer', '../db/room.ts'],
  ['renderer', '../devices/room.ts'],
  ['renderer', '../main/agent/room.ts'],
  ['renderer', '../preload/room.ts'],
  ['renderer', 'node:fs'],
  ['renderer', 'electron'],
  ['contract', 'node:fs'],
  ['contract', 'electron'],
  ['contract', 'react'],
  ['contract', '../db/room.ts'],
  ['preload', '../main/shell/room.ts'],
  ['preload', 'node:fs'],
  ['main/shell', '../../main/agent/room.ts'],
  ['main/shell', '../../db/room.ts'],
  ['main/shell', '../../devices/room.ts'],
  ['main/shell', '../../tests/room.ts'],
  ['main/agent', 'electron'],
  ['main/agent', '../shell/room.ts'],
  ['main/agent', '../../central/room.ts'],
  ['main/agent', '../../build/room.ts'],
  ['main/agent', 'kysely'],
  ['devices', '../db/room.ts'],
  ['devices', '../main/agent/room.ts'],
  ['devices', 'electron'],
  ['db', '../devices/room.ts'],
  ['db', '../main/agent/room.ts'],
  ['db', 'serialport'],
  ['central', '../main/agent/room.ts'],
  ['central', '../db/room.ts'],
  ['central', '../devices/room.ts'],
  ['central', 'electron'],
  ['db', 'vitest'],
  ...['contract', 'renderer', 'preload', 'main/shell', 'main/agent', 'devices', 'db', 'central'].map((room) => [room, 'left-pad'] as const),
] as const;

const ALLOWED = [
  ['renderer', '../contract/room.ts'],
  ['renderer', 'react'],
  ['preload', '../contract/room.ts'],
  ['preload', 'electron'],
  ['main/shell', '../../contract/room.ts'],
  ['main/shell', 'electron'],
  ['main/shell', 'node:path'],
  ['main/agent', '../../contract/room.ts'],
  ['main/agent', '../../devices/room.ts'],
  ['main/agent', '../../db/room.ts'],
  ['devices', 'serialport'],
  ['db', 'kysely'],
  ['central', 'fastify'],
  ['tests', '../db/room.ts'],
  ['build', '../central/room.ts'],
] as const;

/** Every way to name another file that the linter sees; the one that it does not see, `import('…')` inside a type, is forbidden by sources.test.ts. */
const FORMS: Readonly<Record<string, (target: string) => string>> = {
  import: (target) => `import { room } from '${target}';\nexport const used = room;\n`,
  'bare import': (target) => `import '${target}';\n`,
  'import type': (target) => `import type { Room } from '${target}';\nexport type Used = Room;\n`,
  'inline type': (target) => `import { type Room } from '${target}';\nexport type Used = Room;\n`,
  'dynamic import': (target) => `export const used = () => import('${target}');\n`,
  're-export': (target) => `export * from '${target}';\n`,
  'named re-export': (target) => `export { room } from '${target}';\n`,
};

const importing = (form: string, target: string): string => FORMS[form]?.(target) ?? '';
const violationsOf = (report: Report, file: string) => report.violations.filter(({ from }) => from === file);

describe('a wall between rooms', () => {
  it('stops every forbidden import, and only those', () => {
    const named = FORBIDDEN.map(([room, target], at) => ({ room, target, file: `${room}/forbidden-${at}.ts` }));
    const report = withHouse(Object.fromEntries(named.map(({ file, target }) => [file, importing('import', target)])), cruise);
    expect(named.filter(({ file }) => violationsOf(report, file).length === 0).map(({ room, target }) => `${room} → ${target}`)).toEqual(
      [],
    );
    expect(report.violations.filter(({ from }) => !named.some(({ file }) => file === from))).toEqual([]);
  });

  it('lets every allowed import through', () => {
    const files = Object.fromEntries(ALLOWED.map(([room, target], at) => [`${room}/allowed-${at}.ts`, importing('import', target)]));
    const report = withHouse(files, cruise);
    expect(report.violations).toEqual([]);
    expect(report.modules).toBeGreaterThan(ALLOWED.length);
  });

  it.each(Object.keys(FORMS))('stops it in this form as well: %s', (form) => {
    const file = 'renderer/forbidden.tsx';
    const report = withHouse({ [file]: importing(form, '../db/room.ts') }, cruise);
    expect(violationsOf(report, file)).toHaveLength(1);
  });

  it('stops it in a file that declares with `using`', () => {
    const file = 'renderer/forbidden.ts';
    const text = `${importing('import', '../db/room.ts')}{\n  using held = { [Symbol.dispose]: () => {} };\n  void held;\n}\n`;
    expect(violationsOf(withHouse({ [file]: text }, cruise), file)).toHaveLength(1);
  });

  it('fails the lint step, which is what everybody runs', () => {
    expect(withHouse({}, lint)).toEqual({ status: 0, output: expect.stringContaining('no dependency violations found') });
    const broken = withHouse({ 'renderer/forbidden.tsx': importing('import', '../db/room.ts') }, lint);
    expect(broken.status).toBe(1);
    expect(broken.output).toContain('renderer/forbidden.tsx → db/room.ts');
  });

  it('stops what cannot be found, and circles', () => {
    const report = withHouse(
      {
        'contract/lost.ts': importing('import', './nowhere.ts'),
        'contract/one.ts': "export { two } from './two.ts';\nexport const one = 1;\n",
        'contract/two.ts': "export { one } from './one.ts';\nexport const two = 2;\n",
      },
      cruise,
    );
    const rules = (file: string) => violationsOf(report, file).map(({ rule }) => rule);
    expect(rules('contract/lost.ts')).toContain('nothing-unresolvable');
    expect(rules('contract/one.ts')).toContain('no-cycles');
  });

  it('leaves nothing behind, even when the check itself fails', () => {
    let seen = '';
    expect(() =>
      withHouse({}, (folder) => {
        seen = folder;
        throw new Error('the check failed');
      }),
    ).toThrow('the check failed');
    expect(seen).not.toBe('');
    expect(existsSync(seen)).toBe(false);
  });
});
