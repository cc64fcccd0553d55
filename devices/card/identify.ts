import type { Pan } from '../../contract/identifiers/pan.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { CardReaderError } from '../errors.ts';
import { type EmvOptions, readChip } from './emv.ts';
import type { ChipCard } from './emv-records.ts';
import { promisesChip, readStripe, type StripeCard } from './iso7813.ts';
import type { CardReader, HumanOptions, RawData } from './reader.ts';

/** Why the stripe was taken although the chip comes first; kept with the transaction, because copied stripes are used on cards whose chip "does not work". */
export interface Fallback {
  /** `noChipReader`: this reader has none. `noChip`: none answers, and the stripe promises none. `chipFailed`: there should be one. */
  readonly reason: 'noChipReader' | 'noChip' | 'chipFailed';
  readonly code: CardReaderError['code'] | null;
}

export interface IdentifiedCard {
  readonly source: 'chip' | 'stripe';
  readonly pan: Pan;
  readonly name: string | null;
  readonly expiry: string | null;
  readonly sequence: string | null;
  /** Null when the chip was read. */
  readonly fallback: Fallback | null;
}

/** Codes of a chip that cannot be read, as against a card that is stuck, gone or blocked: after these the stripe may be tried. */
const CHIP_TROUBLE: ReadonlySet<CardReaderError['code']> = new Set(['atrNotObtained', 'protocolNotSupported', 'invalidData']);

const text = (track: RawData['track1']): string | null => (track?.status === 'ok' ? track.data : null);
const mismatch = (message: string) => err<CardReaderError>({ code: 'invalidMedia', mismatch: true, message });
const invalid = (message: string) => err<CardReaderError>({ code: 'invalidMedia', message });

function stripeOf(raw: RawData): Result<StripeCard, CardReaderError> {
  const stripe = readStripe({ track1: text(raw.track1), track2: text(raw.track2) });
  if (stripe.ok) return stripe;
  return stripe.error === 'panMismatch'
    ? mismatch('the tracks name different cards')
    : invalid(`the stripe cannot be read: ${stripe.error}`);
}

const identified = (card: ChipCard | StripeCard, source: IdentifiedCard['source'], fallback: Fallback | null): IdentifiedCard => ({
  source,
  pan: card.pan,
  name: card.name,
  expiry: card.expiry,
  sequence: 'sequence' in card ? card.sequence : null,
  fallback,
});

/**
 * Waits for a card and finds out whose it is: chip first, then stripe, with the reason. Where both can be read they must name the same card; `invalidMedia` when they do not.
 * A chip that says that the card is blocked, or that has nothing for us, ends it: the stripe of such a card is not an answer. The card stays where it is.
 */
export async function identifyCard(
  reader: CardReader,
  options: HumanOptions & { readonly emv?: EmvOptions | undefined },
): Promise<Result<IdentifiedCard, CardReaderError>> {
  const tracks = reader.capabilities.tracks.filter((track) => track !== 3);
  const raw = await reader.readRawData(tracks, options);
  if (!raw.ok) return raw;
  const stripe = stripeOf(raw.value);
  if (!reader.capabilities.chipIO) {
    return stripe.ok ? ok(identified(stripe.value, 'stripe', { reason: 'noChipReader', code: null })) : stripe;
  }
  const { signal } = options;
  const powered = await reader.chipPower('cold', { signal });
  const chip = powered.ok ? await readChip((command) => reader.chipIO(command, { signal }), options.emv) : powered;
  if (powered.ok) await reader.chipPower('off', { signal });
  if (chip.ok) {
    if (stripe.ok && stripe.value.pan !== chip.value.pan) return mismatch('chip and stripe name different cards');
    return ok(identified(chip.value, 'chip', null));
  }
  if (!CHIP_TROUBLE.has(chip.error.code)) return chip;
  if (!stripe.ok) return stripe;
  const reason = promisesChip(stripe.value) || chip.error.code !== 'atrNotObtained' ? 'chipFailed' : 'noChip';
  return ok(identified(stripe.value, 'stripe', { reason, code: chip.error.code }));
}
