import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where the published figures lie: `GUITAI_SHARED`, or beside the repository. */
export const vectorFolder = resolve(import.meta.dirname, '../..', process.env.GUITAI_SHARED ?? '../shared/data', 'device-vectors');

/** A file of published figures; null where it is not at hand. */
export function loadVectors<T>(name: string): T | null {
  try {
    return JSON.parse(readFileSync(resolve(vectorFolder, `${name}.json`), 'utf8')) as T;
  } catch {
    return null;
  }
}

/** For skipped tests. */
export const NO_VECTORS = `no device vectors at ${vectorFolder} (set GUITAI_SHARED)`;
