import { rm } from 'node:fs/promises';
import path from 'node:path';
import { flipFuses } from '@electron/fuses';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { packagedFiles, unpackedFiles } from './files.ts';
import { fuseConfig } from './fuses.ts';
import type { Runtime } from './runtime.ts';
import { electronVersion, type PackageTarget, ROOT } from './targets.ts';

const APP_ID = 'org.guitai.teller';
const COPYRIGHT = 'Copyright © The Guitai authors. Licensed under the Apache License, Version 2.0';

export interface PackOptions {
  readonly target: PackageTarget;
  readonly runtime: Runtime;
  /** Folder with the built shell, preload, renderer and agent. */
  readonly builtProgram: string;
  readonly outFolder: string;
}

const configuration = ({ target, runtime, builtProgram, outFolder }: PackOptions): Configuration => ({
  appId: APP_ID,
  copyright: COPYRIGHT,
  directories: { output: outFolder },
  electronVersion: electronVersion(),
  electronDist: runtime.dist,
  electronLanguages: ['zh_CN', 'en_US'],
  files: packagedFiles(target, builtProgram),
  // What is inside is decided file by file in files.ts; the smart mode would take whole packages out of the archive and so out of its integrity.
  asar: { smartUnpack: false },
  asarUnpack: unpackedFiles,
  // A folder is copied to test it or to make an installer of it, which compresses for itself.
  compression: 'store',
  npmRebuild: false,
  publish: null,
  win: { requestedExecutionLevel: 'asInvoker' },
  // electron-builder does this only for an Electron that it downloaded itself. `default_app.asar` is what Electron runs when it has no app; it would be
  // entered into the integrity data beside ours.
  afterExtract: async ({ appOutDir }) => {
    await Promise.all(['resources/default_app.asar', 'version'].map((name) => rm(path.join(appOutDir, name), { force: true })));
  },
  // By our own @electron/fuses and not by electron-builder's, which is of an age that knows eight fuses. It runs before signing.
  afterPack: async (context) => {
    await flipFuses(path.join(context.appOutDir, target.executable), fuseConfig());
  },
});

/** Makes one directory package and returns its folder. */
export const pack = async (options: PackOptions): Promise<string> => {
  const { target, outFolder } = options;
  const folder = path.join(outFolder, target.folder);
  await rm(folder, { recursive: true, force: true });
  const platform = target.platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  await build({
    projectDir: ROOT,
    targets: platform.createTarget('dir', Arch[target.arch]),
    config: configuration(options),
    publish: 'never',
  });
  // Notes of electron-builder about itself, with this machine's paths in them.
  await Promise.all(['builder-debug.yml', 'builder-effective-config.yaml'].map((name) => rm(path.join(outFolder, name), { force: true })));
  return folder;
};
