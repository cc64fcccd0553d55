import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PackageTarget } from '../targets.ts';
import { appShortfalls } from './app.ts';
import { openArchive } from './archive.ts';
import { executableShortfalls } from './executable.ts';
import { markerShortfalls } from './markers.ts';
import { nativeShortfalls } from './natives.ts';

/** Everything that is wrong with a finished package; empty when it is as it must be. Looks at the package alone, not at how it was made. */
export const packageShortfalls = async (folder: string, target: PackageTarget): Promise<string[]> => {
  const asar = path.join(folder, 'resources', 'app.asar');
  if (!existsSync(asar)) return ['resources/app.asar is missing'];
  const archive = openArchive(asar);
  return [
    ...appShortfalls(archive),
    ...nativeShortfalls(archive, target),
    ...markerShortfalls(archive),
    ...(await executableShortfalls(folder, target, archive)),
  ];
};
