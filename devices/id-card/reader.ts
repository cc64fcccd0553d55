import type { Result } from '../../contract/result.ts';
import type { CardEvent } from '../card/reader.ts';
import type { CardReaderError, DeviceState } from '../errors.ts';

/** What the chip of a resident identity card holds (GA 467). Sensitive as a whole: for the caller's eyes, never for a log. */
export interface IdCard {
  readonly name: string;
  /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
  readonly sex: '0' | '1' | '2' | '9';
  /** GB/T 3304, two digits. */
  readonly nation: string;
  /** YYYY-MM-DD, as the next two. */
  readonly birth: string;
  readonly address: string;
  readonly idNumber: string;
  readonly issuer: string;
  readonly validFrom: string;
  /** Null for a card that does not expire. */
  readonly validTo: string | null;
  /** 1024 bytes in the wavelet format of the cards; to be shown it must go through the licensed decoder. */
  readonly photo: Uint8Array;
  /** 1024 bytes, where the reader gives them. */
  readonly fingerprint: Uint8Array | null;
}

export interface IdCardReadOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** `insertCard`: put a card on the reader. `mediaInserted`: one lies there and is being read. */
  readonly onEvent?: ((event: CardEvent) => void) | undefined;
}

export interface IdCardReader {
  /**
   * Waits for a card and reads it. A card that has been read is not found again until it has been lifted; `timeOut` then says so.
   * `invalidMedia`: a card lies there and cannot be read, or what it holds makes no sense.
   */
  read(options: IdCardReadOptions): Promise<Result<IdCard, CardReaderError>>;
  /** Asks the reader's security module; fails when it does not answer. */
  status(options?: { readonly signal?: AbortSignal | undefined }): Promise<Result<{ readonly device: DeviceState }, CardReaderError>>;
}

/** A reader with its life, as the manager keeps it. What lies on it is not known between two reads. */
export interface ManagedIdCardReader extends IdCardReader {
  start(): void;
  stop(): Promise<void>;
  observed(): { readonly device: DeviceState; readonly media: 'unknown'; readonly detail: string };
}
