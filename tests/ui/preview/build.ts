import path from 'node:path';
import { build } from 'vite';
import { ROOT, rendererTarget } from '../../../build/vite/targets.ts';

/** Builds the renderer as the program has it, and the fake bridge as one script. */
export const buildPreview = async (out: string): Promise<void> => {
  const target = rendererTarget({ development: true });
  await build({ ...target, build: { ...target.build, outDir: path.join(out, 'renderer'), emptyOutDir: true, minify: false } });
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: path.join(out, 'fake'),
      emptyOutDir: true,
      minify: false,
      lib: { entry: path.join(import.meta.dirname, 'fake', 'bridge.ts'), formats: ['iife'], name: 'fake', fileName: () => 'bridge.js' },
    },
  });
};
