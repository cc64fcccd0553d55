import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { STUB_NOTICE } from './stub/executable.ts';
import { writeStub } from './stub/write.ts';
import { electronVersion, type PackageTarget, ROOT, targetName } from './targets.ts';

/** What electron-builder puts under the app: Electron's own distribution (a zip or an unpacked folder), or a stub of it. */
export interface Runtime {
  readonly kind: 'electron' | 'stub';
  /** Path of the zip or folder. */
  readonly dist: string;
  /** One sentence for the person who packages. */
  readonly says: string;
}

const sha256 = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** The checksums that the npm package of Electron brings; npm has checked that package against the lock file. */
const publishedChecksum = (zip: string): string | undefined => {
  const checksums: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(path.join(ROOT, 'node_modules/electron/checksums.json'), 'utf8'),
  );
  return checksums[zip];
};

/** Electron's zip from a folder that somebody brings; an unknown file is refused rather than packed. */
const fromZip = async (folder: string, target: PackageTarget): Promise<Runtime | null> => {
  const name = `electron-v${electronVersion()}-${targetName(target)}.zip`;
  const zip = path.resolve(folder, name);
  if (!existsSync(zip)) return null;
  if ((await sha256(zip)) !== publishedChecksum(name)) throw new Error(`${zip} is not the published ${name}: its SHA-256 differs`);
  return { kind: 'electron', dist: zip, says: `${name}, its SHA-256 as published` };
};

/** An unpacked Electron, where `install-electron` put it or where a developer says; only ever for this machine's own platform. */
const fromFolder = (target: PackageTarget): Runtime | null => {
  if (target.platform !== process.platform || target.arch !== process.arch) return null;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(ROOT, 'node_modules/electron/dist');
  const versionFile = path.join(dist, 'version');
  if (!existsSync(versionFile) || !existsSync(path.join(dist, target.electronExecutable))) return null;
  const found = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  if (found !== electronVersion()) return null;
  return { kind: 'electron', dist, says: `Electron ${found} as it is installed here (not checked against its published SHA-256)` };
};

/** Electron for this target if it can be had without a download, else a stub, which `says` declares. */
export const findRuntime = async (target: PackageTarget, electronFolder: string | undefined, stubFolder: string): Promise<Runtime> => {
  if (electronFolder !== undefined) {
    const zip = await fromZip(electronFolder, target);
    if (zip !== null) return zip;
  }
  const installed = fromFolder(target);
  if (installed !== null) return installed;
  await writeStub(stubFolder, target, electronVersion());
  return { kind: 'stub', dist: stubFolder, says: `${STUB_NOTICE} (Electron ${electronVersion()} for ${targetName(target)} is not here)` };
};
