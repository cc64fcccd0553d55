import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar';

/** The files of a package's app, as its `app.asar` names them, with forward slashes and without a leading one. */
export interface AppArchive {
  readonly files: readonly string[];
  /** Those that stand beside the archive, in `app.asar.unpacked`. */
  readonly unpacked: readonly string[];
  read(file: string): Buffer;
  /** SHA-256 of the header, which names the hash of every block of every file inside. */
  readonly headerHash: string;
}

const asPath = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '');

export const openArchive = (archive: string): AppArchive => {
  const entries = listPackage(archive, { isPack: false })
    .map(asPath)
    .map((file) => ({ file, entry: statFile(archive, path.normalize(file)) }))
    .filter(({ entry }) => !('files' in entry));
  const unpacked = entries.filter(({ entry }) => 'unpacked' in entry && entry.unpacked === true).map(({ file }) => file);
  return {
    files: entries.map(({ file }) => file).sort(),
    unpacked: unpacked.sort(),
    read: (file) =>
      unpacked.includes(file) ? readFileSync(path.join(`${archive}.unpacked`, file)) : extractFile(archive, path.normalize(file)),
    headerHash: createHash('sha256').update(getRawHeader(archive).headerString).digest('hex'),
  };
};
