import { err, ok, type Result } from '../../contract/result.ts';
import { type Pty, type PtyError, startPty } from '../emulators/tally-csi/pty.ts';

/** The pseudo-terminal of the virtual printer over its plugged and unplugged lives, always at the same path. */
export interface PtyCable {
  /** Null while it is out. */
  path(): string | null;
  plug(): Promise<Result<void, PtyError>>;
  stop(): Promise<void>;
}

export function createPtyCable(port: number, path: string, isWanted: () => boolean, onChange: () => void): PtyCable {
  let pty: Pty | null = null;
  let starting: Promise<Result<void, PtyError>> | null = null;
  let stopped = false;

  const start = async (): Promise<Result<void, PtyError>> => {
    // The former one disappears when its line is hung up; both cannot have the same path.
    await pty?.gone;
    if (stopped) return err({ code: 'failed', message: 'stopped' });
    const started = await startPty(port, path);
    if (!started.ok) return started;
    if (stopped) {
      await started.value.stop();
      return err({ code: 'failed', message: 'stopped' });
    }
    const own = started.value;
    pty = own;
    onChange();
    void own.gone.then(() => {
      if (pty === own) pty = null;
      onChange();
      // Ended although nobody pulled the plug: put it back, as a real cable does not fall out by itself.
      if (isWanted() && !stopped) void plug();
    });
    return ok(undefined);
  };
  const plug = () => {
    starting ??= start().finally(() => {
      starting = null;
    });
    return starting;
  };
  return {
    path: () => (pty === null ? null : path),
    plug,
    async stop() {
      stopped = true;
      await pty?.stop();
      await starting;
    },
  };
}
