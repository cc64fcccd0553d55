import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Display {
  readonly env: { readonly DISPLAY: string; readonly XAUTHORITY: string };
  stop(): void;
}

const onPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));

export const canMakeDisplay = (): boolean => process.platform === 'linux' && onPath('Xvfb') && onPath('xauth');

/**
 * A virtual display of our own, what `xvfb-run` would make. Started directly, because that script neither hands signals on nor ends its
 * display when it is killed; `-terminate` lets this one end with its last client.
 */
export const makeDisplay = async (folder: string, size = '1440x900x24'): Promise<Display> => {
  const authority = path.join(folder, 'Xauthority');
  await writeFile(authority, '', { mode: 0o600 });
  const cookie = randomBytes(16).toString('hex');
  const allow = (display: string): void => {
    spawnSync('xauth', ['-q', '-f', authority, 'add', display, '.', cookie], { stdio: 'ignore' });
  };
  // The server reads every entry of the file, whatever display it is for; the real number is known only when it runs.
  allow(':0');
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-auth', authority, '-terminate'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    const pipe = server.stdio[3];
    if (pipe === null || pipe === undefined) return reject(new Error('Xvfb has no pipe'));
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
  });
  allow(`:${number}`);
  return {
    env: { DISPLAY: `:${number}`, XAUTHORITY: authority },
    stop: () => {
      server.kill();
    },
  };
};
