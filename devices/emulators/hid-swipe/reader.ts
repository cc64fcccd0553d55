import { xorOf } from '../../card/length-frames.ts';
import type { SwipeLayout } from '../../card/swipe/driver.ts';
import { concatBytes } from '../../framing/bytes.ts';
import type { HidBackend, HidEntry, HidHandle } from '../../transport/hid.ts';

/** A card as it passes: tracks with sentinels, null where nothing is encoded, `bad` where the head cannot make sense of it. */
export interface PassingCard {
  readonly track1: string | null | 'bad';
  readonly track2: string | null | 'bad';
  readonly track3: string | null | 'bad';
}
/** What a reader with a key sends instead of clear tracks. */
export interface PassingSecrets {
  readonly ksn: Uint8Array;
  readonly tracks: readonly Uint8Array[];
  readonly lengths: readonly number[];
  readonly session: Uint8Array;
}

export interface EmulatedSwipeReader {
  /** To be given to the transport in place of the library. */
  readonly backend: HidBackend;
  swipe(card: PassingCard): void;
  swipeSecret(secrets: PassingSecrets): void;
  report(bytes: Uint8Array): void;
  /** `silently`: as some systems do it, without an error on the open handle. */
  unplug(silently?: boolean): void;
  plug(): void;
  opened(): boolean;
}

const IDENTITY: HidEntry = { vendorId: 0x0801, productId: 0x0002, path: '/dev/hidraw7', usagePage: 0xff00, usage: 1 };

/** A magnetic stripe reader on USB in software: one input report for each swipe, laid out as its manual says. */
export function createEmulatedSwipeReader(layout: SwipeLayout, identity: HidEntry = IDENTITY): EmulatedSwipeReader {
  let plugged = true;
  let listeners: { data: (report: Buffer) => void; error: (error: Error) => void } | null = null;

  const handle = (): HidHandle => {
    const own = { data: (_: Buffer) => {}, error: (_: Error) => {} };
    listeners = own;
    return {
      on(event: 'data' | 'error', listener: never) {
        own[event] = listener;
      },
      write: async (report) => report.length,
      sendFeatureReport: async (report) => report.length,
      getFeatureReport: async (reportId, length) => Buffer.alloc(length, reportId),
      close: async () => {
        if (listeners === own) listeners = null;
      },
    };
  };
  const send = (report: Uint8Array) => {
    const to = listeners;
    queueMicrotask(() => to?.data(Buffer.from(report)));
  };

  return {
    backend: {
      devices: async () => (plugged ? [{ vendorId: 1, productId: 1, path: '/dev/hidraw0' }, identity] : []),
      async open(path) {
        if (!plugged || path !== identity.path) throw new Error('cannot open device with path');
        return handle();
      },
    },
    swipe: (card) => send(clearReport(layout, [card.track1, card.track2, card.track3])),
    swipeSecret: (secrets) => send(layout === 'idtech-secure' ? idTechReport([], 0, secureFrame(secrets)) : magneSafeReport(secrets)),
    report: send,
    unplug(silently = false) {
      plugged = false;
      if (!silently) listeners?.error(new Error('could not read from HID device'));
    },
    plug: () => {
      plugged = true;
    },
    opened: () => listeners !== null,
  };
}

function clearReport(layout: SwipeLayout, tracks: readonly (string | null)[]): Uint8Array {
  const texts = tracks.map((track) => Buffer.from(track === null || track === 'bad' ? '' : track, 'latin1'));
  const errors = tracks.map((track) => (track === 'bad' ? 1 : 0));
  if (layout === 'idtech')
    return idTechReport(
      texts,
      errors.reduce<number>((bits, bad, index) => bits | (bad << index), 0),
      concatBytes(...texts),
    );
  const report = new Uint8Array(337);
  report.set(errors, 0);
  report.set(
    texts.map(({ length }) => length),
    3,
  );
  for (const [index, text] of texts.entries()) report.set(text, 7 + 110 * index);
  return report;
}

function idTechReport(tracks: readonly Uint8Array[], errors: number, data: Uint8Array): Uint8Array {
  const report = new Uint8Array(509);
  report.set([errors & 1, (errors >> 1) & 1, (errors >> 2) & 1], 0);
  report.set(
    tracks.map(({ length }) => length),
    3,
  );
  report.set([data.length & 0xff, data.length >> 8], 7);
  report.set(data, 9);
  return report;
}

function secureFrame({ ksn, tracks, lengths }: PassingSecrets): Uint8Array {
  const present = tracks.reduce((bits, track, index) => bits | (track.length > 0 ? 1 << index : 0), 0);
  const body = concatBytes(Uint8Array.of(0x80, 0x07, ...lengths, 0x00, present | 0x80), ...tracks, ksn);
  const sum = body.reduce((total, byte) => (total + byte) & 0xff, 0);
  return concatBytes(Uint8Array.of(0x02, body.length & 0xff, body.length >> 8), body, Uint8Array.of(xorOf(body), sum, 0x03));
}

function magneSafeReport({ ksn, tracks, lengths, session }: PassingSecrets): Uint8Array {
  const report = new Uint8Array(856);
  report.set(
    tracks.map(({ length }) => length),
    3,
  );
  for (const [index, track] of tracks.entries()) report.set(track, 7 + 112 * index);
  report.set(ksn, 495);
  report.set(session, 844);
  report.set(lengths, 852);
  return report;
}
