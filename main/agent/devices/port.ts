import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import type { Result } from '../../../contract/result.ts';
import type { CardRead, IdCardRead, PinEntered, TraceEntry, WaitingClass } from '../../../contract/views/devices.ts';

export interface WaitFor {
  /** Left out: any device of the class that is there. */
  readonly deviceId?: string | undefined;
  /** How long a person may take, in milliseconds. */
  readonly timeoutMs: number;
}

type Answer<T> = Promise<Result<T, WireError>>;

/** The counter's devices that read and ask, as the use cases need them. Each class has one asker: a newer one takes its place. */
export interface DevicesPort {
  readCard(wait: WaitFor): Answer<CardRead>;
  readIdCard(wait: WaitFor): Answer<IdCardRead>;
  /** `pan`: the digits that the PIN block is bound to. */
  enterPin(wait: WaitFor & { readonly pan: string }): Answer<PinEntered>;
  /** Ends the waiting; resolves when the device no longer asks. False when nothing waited. */
  cancel(deviceClass: WaitingClass): Promise<boolean>;
  /** When a session ends, nobody waits any more. */
  cancelAll(): Promise<void>;
  status(deviceId: string): Answer<CallOutput<'device.status'>>;
  testPrint(deviceId: string): Answer<CallOutput<'device.testPrint'>>;
  trace(deviceId: string): Result<TraceEntry[], WireError>;
}
