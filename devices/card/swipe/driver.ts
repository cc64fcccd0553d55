import { err, ok, type Result } from '../../../contract/result.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { type CardReaderError, linkError, toCompletion } from '../../errors.ts';
import type { BackoffRules } from '../../session/backoff.ts';
import { createConnection } from '../../session/connection.ts';
import { limited, type Settle } from '../../transport/limited.ts';
import type { Transport } from '../../transport/transport.ts';
import { linkState } from '../link-state.ts';
import { type ManagedCardReader, readerError } from '../reader.ts';
import { decodeIdTech, decodeIdTechSecure } from './idtech.ts';
import { decodeMagneSafe, decodeSureSwipe } from './magtek.ts';
import type { Swipe, SwipeDecoder } from './swipe.ts';

export const SWIPE_LAYOUTS = {
  'magtek-sureswipe': decodeSureSwipe,
  'magtek-magnesafe': decodeMagneSafe,
  'idtech-other': decodeSureSwipe,
  idtech: decodeIdTech,
  'idtech-secure': decodeIdTechSecure,
} as const satisfies Record<string, SwipeDecoder>;
export type SwipeLayout = keyof typeof SWIPE_LAYOUTS;

export interface SwipeOptions {
  /** Each chunk of data is one input report. */
  readonly transport: Transport;
  readonly layout: SwipeLayout;
  readonly clock?: Clock | undefined;
  readonly settings?: { readonly backoff?: BackoffRules | undefined } | undefined;
  onChange?(): void;
}

/** A reader that sees a card pass. It asks and holds nothing: a swipe that nobody waits for is forgotten at once. */
export function createSwipeReader(options: SwipeOptions): ManagedCardReader {
  const { transport } = options;
  const clock = options.clock ?? systemClock;
  const decode: SwipeDecoder = SWIPE_LAYOUTS[options.layout];
  let waiter: Settle<Swipe> | null = null;

  const connection = createConnection({
    transport,
    clock,
    backoff: options.settings?.backoff,
    // Such readers have nothing to answer; that the system opened them is all there is to know.
    onOpened: async () => ok(undefined),
    onState(state) {
      if (state.kind !== 'online') waiter?.(err(state.error ?? linkError('deviceNotReady', `${transport.name}: not connected`)));
      options.onChange?.();
    },
  });
  transport.onData((report) => {
    const swipe = decode(report);
    if (swipe !== null) waiter?.(ok(swipe));
  });

  const none = async (what: string) => readerError('unsupportedCommand', `a swipe reader cannot ${what}`);
  const online = (): Result<void, CardReaderError> => {
    const state = connection.state();
    if (state.kind === 'online') return ok(undefined);
    return err(toCompletion(state.error ?? linkError('deviceNotReady', `${transport.name}: not connected`)));
  };
  const status = () => ({
    device: linkState(connection.state(), false, waiter !== null),
    media: 'unknown' as const,
    chip: 'unknown' as const,
  });

  return {
    capabilities: { type: 'swipe', tracks: [1, 2, 3], chipPower: false, chipIO: false, capture: false },
    start: () => connection.start(),
    stop: () => connection.stop(),
    observed: () => ({ ...status(), detail: connection.state().error?.message ?? '' }),
    // There is no slot to open or close.
    permitInsertion: async () => online(),

    async readRawData(tracks, { signal, timeoutMs, onEvent = () => {} }) {
      const there = online();
      if (!there.ok) return there;
      if (waiter !== null) return readerError('deviceNotReady', 'somebody waits for a swipe already');
      onEvent('insertCard');
      const swiped = await limited<Swipe>(clock, `${transport.name}: no card was swiped`, { signal, timeoutMs }, (settle) => {
        waiter = settle;
        options.onChange?.();
      });
      waiter = null;
      options.onChange?.();
      if (!swiped.ok) return err(toCompletion(swiped.error));
      onEvent('mediaInserted');
      const wanted = (track: 1 | 2 | 3) => (tracks.includes(track) ? swiped.value[`track${track}`] : null);
      const { encrypted } = swiped.value;
      return ok({ track1: wanted(1), track2: wanted(2), track3: wanted(3), ...(encrypted === null ? {} : { encrypted }) });
    },

    chipPower: async () => readerError('chipPowerNotSupported', 'a swipe reader has no chip contacts'),
    chipIO: () => none('speak with chips'),
    move: () => none('move cards'),
    // The card has never left the customer's hand.
    waitForRemoval: async () => online(),
    async status() {
      const there = online();
      return there.ok ? ok(status()) : there;
    },
    reset: async () => online(),
  };
}
