import { existsSync } from 'node:fs';
import path from 'node:path';
import { centralFolder } from '../../dataFolder.ts';
import { clusterFolder } from './cluster.ts';

/** `folder`, or central's own, for commands that look at books which are there. Throws when none are. */
export const existingFolder = (folder: string | undefined): string => {
  const place = path.resolve(folder ?? centralFolder());
  if (existsSync(clusterFolder(place))) return place;
  throw new Error(`There are no books in ${place}. Start central once (npm run central -- --sandbox), or name its folder with --data.`);
};
