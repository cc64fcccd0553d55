import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { err, ok, type Result } from '../../../contract/result.ts';

/** A pseudo-terminal whose other end is an emulator's TCP port: for programs that can only open serial ports, and for testing the serial transport itself. */
export interface Pty {
  /** To be opened like a serial port. It disappears when the emulator hangs up. */
  readonly path: string;
  /** Settles when the pseudo-terminal is gone, for whatever reason. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

export interface PtyError {
  readonly code: 'noSocat' | 'failed';
  readonly message: string;
}

/** Path of socat, null where it is not installed (Debian: `apt-get install socat`). */
export function findSocat(path = process.env.PATH ?? ''): string | null {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, 'socat');
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** Joins a pseudo-terminal to 127.0.0.1:`port`. `path` may be given so that it stays the same over several lives. */
export async function startPty(port: number, path?: string): Promise<Result<Pty, PtyError>> {
  const socat = findSocat();
  if (socat === null) return err({ code: 'noSocat', message: 'socat is not installed; it makes the pseudo-terminals' });
  const folder = path === undefined ? await mkdtemp(join(tmpdir(), 'guitai-pty-')) : null;
  const link = path ?? join(folder ?? '', 'printer');
  const child = spawn(socat, ['-d', '-d', `pty,raw,echo=0,link=${link}`, `tcp:127.0.0.1:${port}`], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  }).then(() => (folder === null ? undefined : rm(folder, { recursive: true, force: true })));
  const ready = new Promise<boolean>((resolve) => {
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      // The last thing that socat says before bytes can pass; the link exists by then.
      if (said.includes('starting data transfer loop')) resolve(true);
    });
    void gone.then(() => resolve(false));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  // Whoever ends without calling stop must not leave a process behind: it ends anyway when the emulator's port closes, and this makes it prompt.
  const endWithUs = () => child.kill('SIGTERM');
  process.once('exit', endWithUs);
  void gone.then(() => process.removeListener('exit', endWithUs));
  if (await ready) return ok({ path: link, gone, stop });
  await gone;
  return err({ code: 'failed', message: said.trim().split('\n').at(-1) ?? 'socat ended at once' });
}
