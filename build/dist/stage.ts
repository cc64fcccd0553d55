import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build, mergeConfig, type Plugin } from 'vite';
import { TARGETS as PARTS } from '../vite/targets.ts';
import { ROOT } from './targets.ts';

/** The files of this repository and of packages that went into each part of the program, as the bundler reports them. */
export type PartModules = ReadonlyMap<string, readonly string[]>;

/** Sandbox code (the virtual counter's client, crash orders) asks for this constant; a package is built without it. */
const DEFINE = { GUITAI_SANDBOX: 'false' };

const listing = (found: Set<string>): Plugin => ({
  name: 'guitai:list-modules',
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue;
      for (const [id, { renderedLength }] of Object.entries(output.modules)) {
        // The bundler's own helpers have ids that begin with a zero byte; a module of which nothing was rendered is not in the program.
        if (!id.startsWith('\0') && renderedLength > 0) found.add(path.relative(ROOT, id.replace(/\?.*$/, '')).split(path.sep).join('/'));
      }
    }
  },
});

/**
 * Builds the production program into a folder of its own. What developers and tests have in `out/` stays as it is: it may be a development build, and a
 * package must never be made from one.
 */
export const stage = async (folder: string): Promise<PartModules> => {
  await rm(folder, { recursive: true, force: true });
  const modules = new Map<string, readonly string[]>();
  await Promise.all(
    PARTS.map(async ({ part, config }) => {
      const found = new Set<string>();
      await build(
        mergeConfig(config({ development: false }), {
          define: DEFINE,
          plugins: [listing(found)],
          build: { outDir: path.join(folder, part), sourcemap: false },
        }),
      );
      modules.set(part, [...found].sort());
    }),
  );
  return modules;
};
