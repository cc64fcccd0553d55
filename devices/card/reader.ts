import type { Result } from '../../contract/result.ts';
import type { CardReaderError, DeviceState, MediaState } from '../errors.ts';
import type { EncryptedSwipe } from './swipe/swipe.ts';

/** What a make can do; what it cannot is answered with `unsupportedCommand`. */
export interface CardReaderCapabilities {
  /** `motor` holds the card; `swipe` sees it pass. */
  readonly type: 'motor' | 'swipe';
  readonly tracks: readonly (1 | 2 | 3)[];
  /** `chipPower` and `chipIO`. */
  readonly chipPower: boolean;
  readonly chipIO: boolean;
  /** Cards can be kept in the reader's bin. */
  readonly capture: boolean;
}

/** XFS4IoT `cardReader.chipPower` values that this room can tell apart. */
export const CHIP_STATES = ['unknown', 'online', 'poweredOff', 'noCard'] as const;
export type ChipState = (typeof CHIP_STATES)[number];
/** XFS4IoT `cardReader.media` values; `entering` is a card at the slot, which may also be on its way out. */
export type CardMedia = MediaState | 'entering';

export interface CardReaderStatus {
  readonly device: DeviceState;
  readonly media: CardMedia;
  readonly chip: ChipState;
}

/** XFS4IoT statuses of one data source. */
export const DATA_STATUSES = ['dataMissing', 'dataInvalid', 'dataTooLong', 'dataSourceNotSupported'] as const;
export type DataStatus = (typeof DATA_STATUSES)[number];

/** A track from its start to its end sentinel, or why there is none. Sensitive: for the caller's eyes, never for a log. */
export type TrackData = { readonly status: 'ok'; readonly data: string } | { readonly status: DataStatus };

export interface RawData {
  readonly track1: TrackData | null;
  readonly track2: TrackData | null;
  readonly track3: TrackData | null;
  /** From readers that encrypt in the head; the tracks above are `dataSourceNotSupported` then. */
  readonly encrypted?: EncryptedSwipe | undefined;
}

/** What happens before the data is there; names are those of XFS4IoT's events. */
export type CardEvent = 'insertCard' | 'mediaInserted' | 'mediaRemoved';

export interface CardCallOptions {
  readonly signal?: AbortSignal | undefined;
}
export interface HumanOptions extends CardCallOptions {
  /** How long a person may take; the limits of the protocol run inside it. */
  readonly timeoutMs: number;
  readonly onEvent?: ((event: CardEvent) => void) | undefined;
}

/** Where a card can be sent: to the slot, to the reader's own position, into the bin. */
export type CardTarget = 'exit' | 'transport' | 'unit1';

/** A card reader at the counter, whatever its make. Operations run one after another; those that wait for a person let status questions pass. */
export interface CardReader {
  readonly capabilities: CardReaderCapabilities;
  /** Opens or closes the slot. A card that is inside stays. */
  permitInsertion(permitted: boolean, options?: CardCallOptions): Promise<Result<void, CardReaderError>>;
  /**
   * Waits for a card (unless one is inside) and reads the tracks that are asked for. Slot open while waiting, closed afterwards. An empty list waits for the card alone.
   */
  readRawData(tracks: readonly (1 | 2 | 3)[], options: HumanOptions): Promise<Result<RawData, CardReaderError>>;
  /** `cold` and `warm` power the chip and give its answer to reset; `off` gives an empty one. */
  chipPower(action: 'cold' | 'warm' | 'off', options?: CardCallOptions): Promise<Result<{ readonly atr: Uint8Array }, CardReaderError>>;
  /** One exchange by T=0; the answer ends in the status bytes. 61xx and 6Cxx are the caller's (`card/apdu.ts`). */
  chipIO(command: Uint8Array, options?: CardCallOptions): Promise<Result<Uint8Array, CardReaderError>>;
  move(to: CardTarget, options?: CardCallOptions): Promise<Result<void, CardReaderError>>;
  /** After `move('exit')`: waits until the card has been taken. `timeOut` when it has not; then it may be captured. */
  waitForRemoval(options: HumanOptions): Promise<Result<void, CardReaderError>>;
  /** Asks the reader; fails when it does not answer. */
  status(options?: CardCallOptions): Promise<Result<CardReaderStatus, CardReaderError>>;
  /** Brings the reader to its defaults; a card that is inside goes where it is told. */
  reset(to: 'exit' | 'retain' | 'currentPosition', options?: CardCallOptions): Promise<Result<void, CardReaderError>>;
}

/** A reader with its life, as the manager keeps it. */
export interface ManagedCardReader extends CardReader {
  start(): void;
  stop(): Promise<void>;
  observed(): CardReaderStatus & { readonly detail: string };
}

/** The part of an error that this room may show. */
export const readerError = (code: CardReaderError['code'], message: string): { readonly ok: false; readonly error: CardReaderError } => ({
  ok: false,
  error: { code, message },
});
