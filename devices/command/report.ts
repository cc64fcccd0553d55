import type { DeviceManager } from '../manager.ts';
import type { DeviceProfile } from '../profiles.ts';
import type { DeviceTrace } from '../trace.ts';
import type { EmulatedCounter } from './emulated.ts';

/** How a command ended: lines for people, data for programs. */
export interface Report {
  readonly ok: boolean;
  readonly lines: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Surroundings {
  readonly profiles: readonly DeviceProfile[];
  readonly counter: EmulatedCounter | null;
  /** Started, and stopped by the caller. */
  managerOf(profiles: readonly DeviceProfile[], trace?: DeviceTrace): Promise<DeviceManager>;
  wait(ms: number): Promise<void>;
  say(line: string): void;
}

export const done = (lines: readonly string[], data: Report['data'], ok = true): Report => ({ ok, lines, data });
export const failed = (code: string, message: string): Report => ({ ok: false, lines: [`${code}: ${message}`], data: { code, message } });
