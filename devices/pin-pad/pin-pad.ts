import type { Result } from '../../contract/result.ts';
import type { DeviceState, PinPadError } from '../errors.ts';
import type { KeyEvent } from './key-event.ts';

/** PIN block formats by their XFS4IoT names (PinPad.GetPinBlock). */
export const PIN_FORMATS = ['iso0', 'iso1', 'iso3', 'iso4'] as const;
export type PinFormat = (typeof PIN_FORMATS)[number];

/**
 * Under which key the pad enciphers: a working key that was loaded under a name, or the next key of its DUKPT (engine 0..2 where the pad
 * has several).
 */
export type PinKey =
  | { readonly kind: 'session'; readonly name: string }
  | { readonly kind: 'dukpt'; readonly engine?: 0 | 1 | 2 | undefined };

export interface PinRequest {
  /** Digits of the card or account number that the block is bound to. */
  readonly accountNumber: string;
  /**
   * 4 <= minLen <= maxLen <= 12. A pad that cannot be told them takes 4 to 12 digits, and whoever checks the PIN refuses the rest (see
   * `setsLengths`).
   */
  readonly minLen: number;
  readonly maxLen: number;
  readonly format: PinFormat;
  readonly key: PinKey;
  /** How long the customer may take. Limits of the pad itself may end it earlier. */
  readonly timeoutMs: number;
}

/** What a pad hands out of a PIN. */
export interface EncipheredPin {
  /** Upper-case hexadecimal. */
  readonly pinBlock: string;
  readonly format: PinFormat;
  /** Key serial number, upper-case hexadecimal with its leading Fs; null under a session key. */
  readonly ksn: string | null;
  /** How many digits were typed, as Keyboard.PinEntry reports it; null where the pad does not say. */
  readonly digits: number | null;
}

/** A working key, enciphered under a master key that the pad holds. */
export interface WorkingKey {
  readonly name: string;
  /** Slot of the master key, 0..9. */
  readonly masterKey: number;
  /** Upper-case hexadecimal: 8 or 16 bytes, as it came from central. */
  readonly encrypted: string;
}

export interface PinPadStatus {
  readonly device: DeviceState;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface PinCallOptions extends CallOptions {
  /** The pad has taken the request and asks its customer. */
  readonly onEntryStarted?: (() => void) | undefined;
  /** Keyboard.KeyEvent, from pads that report keys. An event of a digit carries no digit. */
  readonly onKey?: ((event: KeyEvent) => void) | undefined;
}

/**
 * A PIN pad, whatever its make. The clear PIN exists in the pad alone: nothing here can ask for it, and there is deliberately no operation
 * that reads digits in clear, because a program that can show its own prompt and read digits can read a PIN.
 */
export interface PinPad {
  /**
   * Keyboard.PinEntry and PinPad.GetPinBlock in one: asks the customer, and gives the enciphered block. Whatever ends it, the pad no longer
   * asks afterwards.
   */
  getPin(request: PinRequest, options?: PinCallOptions): Promise<Result<EncipheredPin, PinPadError>>;
  /** Ends a PIN entry that is under way, which then completes with `canceled`. Resolves when the pad no longer asks. */
  cancel(): Promise<void>;
  /** KeyManagement.ImportKey of a session key. `keyNotFound`: the pad has no such master key. */
  loadWorkingKey(key: WorkingKey, options?: CallOptions): Promise<Result<void, PinPadError>>;
  /** Asks the pad; fails when it does not answer. */
  status(options?: CallOptions): Promise<Result<PinPadStatus, PinPadError>>;
  deviceSerial(options?: CallOptions): Promise<Result<string, PinPadError>>;
  /** True when the pad keeps to `minLen` and `maxLen` by itself. */
  readonly setsLengths: boolean;
}

/** A pad together with its life, as the manager keeps it. */
export interface ManagedPinPad extends PinPad {
  /** Begins to look for the pad and returns at once. */
  start(): void;
  /** Rejects what is pending and lets go of the line. */
  stop(): Promise<void>;
  /** What is known without asking. */
  observed(): PinPadStatus & { readonly detail: string };
}
