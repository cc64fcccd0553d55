import type { Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import type { LinkError } from '../errors.ts';

/** Unplugging is not always reported (a serial line has no plug that anyone could see; some USB adapters stay silent), so an idle device is asked from time to time. */
export interface HeartbeatOptions {
  readonly clock: Clock;
  readonly everyMs: number;
  idle(): boolean;
  beat(): Promise<Result<void, LinkError>>;
  onDead(error: LinkError): void;
}

/** One missed answer may be noise. */
const MISSES = 2;

export interface Heartbeat {
  /** The device has just been used: the next question comes a full pause later. */
  rest(): void;
  stop(): void;
}

export function createHeartbeat(options: HeartbeatOptions): Heartbeat {
  let cancel = () => {};
  let misses = 0;
  const rest = () => {
    cancel();
    cancel = options.clock.after(options.everyMs, () => void beat());
  };
  const beat = async () => {
    if (!options.idle()) return rest();
    const answer = await options.beat();
    misses = answer.ok ? 0 : misses + 1;
    if (answer.ok || misses < MISSES) return;
    misses = 0;
    options.onDead(answer.error);
  };
  return {
    rest,
    stop: () => {
      cancel();
      misses = 0;
    },
  };
}
