import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A socket, not a file with a process id: the system itself knows whether somebody still holds it. */
const addressFor = (folder: string): string => {
  const name = `guitai-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  // A socket's path may have about a hundred characters, so it does not stand in the folder itself.
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
};

/** What the running start says of itself, or null when nobody answers. */
const ask = (address: string): Promise<string | null> =>
  new Promise((resolve) => {
    let heard = '';
    const socket = connect(address);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.on('error', () => resolve(null));
    socket.on('close', () => resolve(heard === '' ? null : heard));
  });

const listen = (address: string, about: () => string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end(about());
    });
    server.on('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(address, () => resolve(server));
  });

export type Claim = { readonly held: true; release(): Promise<void> } | { readonly held: false; readonly running: string };

/** One start for one sandbox folder. `about` is what a second start is told. */
export const claimFolder = async (folder: string, about: () => string): Promise<Claim> => {
  const address = addressFor(folder);
  for (let tries = 0; tries < 2; tries += 1) {
    const server = await listen(address, about);
    if (server !== null) {
      server.unref();
      return { held: true, release: () => new Promise((resolve) => server.close(() => resolve())) };
    }
    const running = await ask(address);
    if (running !== null) return { held: false, running };
    // The one who held it was killed.
    await rm(address, { force: true });
  }
  return { held: false, running: 'it does not answer' };
};
