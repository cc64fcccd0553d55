import { rm } from 'node:fs/promises';
import path from 'node:path';

/** What a sandbox consists of. Only these are ever deleted: `--data` may point anywhere. */
const PARTS = ['central', 'counter', 'pc', 'logs', 'key-secret', 'shell.json', 'Xauthority'];

export const cleanFolder = async (folder: string): Promise<void> => {
  for (const part of PARTS) await rm(path.join(folder, part), { recursive: true, force: true });
};
