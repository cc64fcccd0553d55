import { rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { readStamp, sourceStamp, writeStamp } from './stamp.ts';
import { type BuildMode, entryExists, OUT, TARGETS } from './targets.ts';

export interface BuildOutcome {
  readonly built: boolean;
  readonly seconds: number;
}

const builtParts = (): boolean =>
  ['renderer/index.html', 'preload/preload.cjs', 'shell/main.js', 'agent/agent.js'].every((file) => entryExists(path.join('out', file)));

/** Builds the four parts at once, or nothing when what stands in `out/` was made from these very sources. */
export const buildAll = async (mode: BuildMode, force = false): Promise<BuildOutcome> => {
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1_000;
  const stamp = await sourceStamp(mode.development ? 'development' : 'production');
  if (!force && builtParts() && (await readStamp()) === stamp) return { built: false, seconds: seconds() };
  const missing = TARGETS.filter(({ entry }) => !entryExists(entry)).map(({ entry }) => entry);
  if (missing.length > 0) throw new Error(`Nothing to build from: ${missing.join(', ')}`);
  await writeStamp('unfinished');
  await rm(OUT, { recursive: true, force: true });
  await Promise.all(TARGETS.map(({ config }) => build(config(mode))));
  await writeStamp(stamp);
  return { built: true, seconds: seconds() };
};
