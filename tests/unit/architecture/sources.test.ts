import { describe, expect, it } from 'vitest';
import { importTypes, isBarrel } from './sources.ts';
import { isProduct, isSource, isTypeScript, read, trackedFiles } from './tree.ts';

const MOST_LINES = 400;

/** The doors of rooms: the one file through which other rooms may come in. */
const PUBLIC_EDGES = ['devices/index.ts'];
/** A feature of the renderer may have a door as well. */
const FEATURE_EDGE = /^renderer\/features\/[^/]+\/index\.ts$/;

describe('our source files', () => {
  const files = trackedFiles().filter(isSource);

  it('are found', () => {
    expect(files.length).toBeGreaterThan(200);
  });

  it(`have at most ${MOST_LINES} lines: above that a file is certainly two`, () => {
    const long = files.map((file) => ({ file, lines: read(file).split('\n').length })).filter(({ lines }) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  it('are no barrels, except at the doors of rooms and features', () => {
    const barrels = files.filter((file) => isTypeScript(file) && isBarrel(read(file), file.endsWith('x')));
    expect(barrels.filter((file) => !PUBLIC_EDGES.includes(file) && !FEATURE_EDGE.test(file))).toEqual([]);
  });

  it('name the files of other rooms where the linter of the walls can see it', () => {
    const hidden = files
      .filter((file) => isTypeScript(file) && isProduct(file))
      .flatMap((file) => importTypes(read(file), file.endsWith('x')).map((target) => `${file} → ${target}`));
    expect(hidden).toEqual([]);
  });
});

describe('the eyes of these tests', () => {
  it('know a barrel', () => {
    expect(isBarrel("export * from './a.ts';\nexport { b } from './b.ts';")).toBe(true);
    expect(isBarrel("import { a } from './a.ts';\nexport const b = a;")).toBe(false);
    expect(isBarrel("export { a } from './a.ts';\nexport const b = 1;")).toBe(false);
    expect(isBarrel('const a = 1;\nexport { a };')).toBe(false);
  });

  it('see a type that is imported in passing', () => {
    expect(importTypes("type A = import('../db/room.ts').Room;\nconst b: typeof import('electron') | null = null;")).toEqual([
      '../db/room.ts',
      'electron',
    ]);
    expect(importTypes("const a = await import('./a.ts');")).toEqual([]);
  });
});
