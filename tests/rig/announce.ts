import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isHeadless } from './browser/launch.ts';

const devToolsPort = async (profile: string): Promise<string | null> => {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      const port = (await readFile(path.join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')[0];
      if (port !== undefined && port !== '') return port;
    } catch {
      // Chromium writes the file a moment after it started.
    }
    await delay(50);
  }
  return null;
};

/** One line of JSON on standard output for whoever started the rig: how to reach the window. */
export const announce = async (profile: string, viewer: string | null): Promise<void> => {
  const port = process.env.GUITAI_CDP_PORT === undefined ? null : await devToolsPort(profile);
  const line = { rig: 'window', headless: isHeadless(), viewer, cdp: port === null ? null : `http://127.0.0.1:${port}` };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
