import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';

/** Where Debian and its children put each major version's server. */
const DEBIAN = '/usr/lib/postgresql';

/** The programs of the PostgreSQL servers that the system has, by major version, newest first. Empty where there is none. */
export async function findSystemBinaries(folder = DEBIAN): Promise<readonly { readonly major: number; readonly binaries: Binaries }[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const root = join(folder, name, 'bin');
        const binaries: Binaries = { root, initdb: join(root, 'initdb'), postgres: join(root, 'postgres'), pgCtl: join(root, 'pg_ctl') };
        // A client without its server has a folder too.
        const whole = await Promise.all([binaries.initdb, binaries.postgres, binaries.pgCtl].map((path) => access(path))).then(
          () => true,
          () => false,
        );
        return whole ? [{ major: Number(name), binaries }] : [];
      }),
  );
  return found.flat().toSorted((one, other) => other.major - one.major);
}
