import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { maskPan } from '../../../contract/identifiers/pan.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { CardRead, DeviceProgress } from '../../../contract/views/devices.ts';
import { type CardReader, type CardReaderError, type IdentifiedCard, identifyCard } from '../../../devices/index.ts';
import { cardError } from './errors.ts';
import { devicesThere } from './find.ts';
import type { OpenDevices } from './open.ts';
import type { WaitFor } from './port.ts';

interface Candidate {
  readonly id: string;
  readonly reader: CardReader;
}

export interface Waiting extends WaitFor {
  readonly signal: AbortSignal;
  onProgress(progress: DeviceProgress): void;
}

const viewOf = (deviceId: string, card: IdentifiedCard): CardRead => ({
  deviceId,
  pan: card.pan,
  panMasked: maskPan(card.pan),
  expiry: card.expiry,
  name: card.name,
  sequence: card.sequence,
  source: card.source,
  fallback: card.fallback === null ? null : { reason: card.fallback.reason, deviceCode: card.fallback.code },
});

/** A motor reader gives back what it holds, whatever came of it; what cannot be moved shows in the reader's state. */
const giveBack = async ({ capabilities, status, move }: CardReader): Promise<void> => {
  if (capabilities.type !== 'motor') return;
  const now = await status();
  if (now.ok && now.value.media === 'present') await move('exit');
};

/** A card that is still at the slot would be taken for the next customer's. */
const cardAtSlot = async ({ capabilities, status }: CardReader): Promise<boolean> => {
  if (capabilities.type !== 'motor') return false;
  const now = await status();
  return now.ok && now.value.media === 'entering';
};

const QUIET: ReadonlySet<CardReaderError['code']> = new Set(['canceled', 'timeOut']);

/**
 * Waits at all readers at once. The first that gets a card, or fails while it waits for one, has the word, and the others stop. A reader that
 * fails before it has asked for a card leaves the others their time.
 */
const firstCard = async (
  candidates: readonly Candidate[],
  { timeoutMs, signal, onProgress }: Waiting,
): Promise<{ readonly id: string; readonly result: Result<IdentifiedCard, CardReaderError> }> => {
  const waits = candidates.map((candidate) => ({ ...candidate, stop: new AbortController() }));
  let winner: string | null = null;
  const won = (id: string): void => {
    winner ??= id;
    for (const other of waits) if (other.id !== winner) other.stop.abort();
  };
  const ends = await Promise.all(
    waits.map(async ({ id, reader, stop }) => {
      let asked = false;
      const result = await identifyCard(reader, {
        timeoutMs,
        signal: AbortSignal.any([signal, stop.signal]),
        onEvent: (event) => {
          if (event === 'insertCard') {
            asked = true;
            onProgress({ deviceId: id, deviceClass: 'cardReader', step: 'waiting', keys: null });
          }
          if (event !== 'mediaInserted') return;
          won(id);
          onProgress({ deviceId: id, deviceClass: 'cardReader', step: 'reading', keys: null });
        },
      });
      // A card that was inside from the start comes without an event.
      if (result.ok || (asked && !QUIET.has(result.error.code))) won(id);
      await giveBack(reader);
      return { id, result };
    }),
  );
  const rank = ({ id, result }: (typeof ends)[number]): number => {
    if (id === winner) return 0;
    if (result.ok) return 1;
    return result.error.code === 'canceled' ? 2 : result.error.code === 'timeOut' ? 3 : 4;
  };
  const [best] = ends.toSorted((left, right) => rank(left) - rank(right));
  return best ?? { id: '', result: err({ code: 'internalError', message: 'no reader was asked' }) };
};

/** Waits for a card at any reader, and says whose it is and how that is known. */
export const readCard = async (devices: OpenDevices, waiting: Waiting): Promise<Result<CardRead, WireError>> => {
  const there = devicesThere(devices, 'cardReader', waiting.deviceId);
  if (!there.ok) return there;
  const candidates = there.value.flatMap(({ id }): Candidate[] => {
    const reader = devices.manager.cardReader(id);
    return reader === null ? [] : [{ id, reader }];
  });
  for (const { reader } of candidates) if (await cardAtSlot(reader)) return err(wireError('CARD_NOT_TAKEN'));
  const { id, result } = await firstCard(candidates, waiting);
  return result.ok ? ok(viewOf(id, result.value)) : err(cardError(result.error));
};
