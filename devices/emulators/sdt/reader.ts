import { concatBytes } from '../../framing/bytes.ts';
import { contentOfSdt, createSdtDecoder, encodeSdt, SDT_STATUS } from '../../id-card/sdt/framing.ts';
import { joinText, PICTURE_BYTES } from '../../id-card/sdt/record.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import { type FaultKind, FLIPPED } from '../tally-csi/faults.ts';
import { createLineEnd } from '../tally-csi/line-end.ts';

/** A resident identity card as a thing: its text fields as the chip holds them, dates as YYYYMMDD. */
export interface EmulatedIdCard {
  readonly text: Parameters<typeof joinText>[0];
  readonly photo?: Uint8Array | undefined;
  readonly fingerprint?: Uint8Array | undefined;
}

export interface EmulatedIdReader {
  attach(socket: DeviceSocket): void;
  lay(card: EmulatedIdCard): void;
  lift(): void;
  /** `askew`: the card is found and cannot be read. */
  fault(kind: Exclude<FaultKind, 'jam' | 'paperOut' | 'stop'> | 'askew'): void;
  spoilReplies(count: number): void;
  clearFault(): void;
  unplug(): void;
  plug(): void;
  state(): { readonly lies: boolean; readonly read: boolean; readonly finds: number };
}

/** A reader with an SDT module in software. It finds a card once; after that card has been read it must be lifted before anything is found again. */
export function createEmulatedIdReader(options: { readonly withFingerprint?: boolean | undefined } = {}): EmulatedIdReader {
  const decoder = createSdtDecoder();
  let card: EmulatedIdCard | null = null;
  let phase: 'idle' | 'found' | 'selected' | 'read' = 'idle';
  let askew = false;
  let spoiled = 0;
  let finds = 0;

  const answer = (status: number, data: Uint8Array = new Uint8Array()) => {
    const frame = encodeSdt(concatBytes(Uint8Array.of(0, 0, status), data));
    const wrong = spoiled > 0 ? frame.length - 2 : -1;
    spoiled = Math.max(0, spoiled - 1);
    line.send(frame.map((byte, index) => (index === wrong ? byte ^ FLIPPED : byte)));
  };
  const record = (from: EmulatedIdCard): Uint8Array => {
    const photo = from.photo ?? new Uint8Array(PICTURE_BYTES).fill(0x57);
    const text = joinText(from.text);
    if (!options.withFingerprint) return concatBytes(Uint8Array.of(1, 0, 4, 0), text, photo);
    return concatBytes(Uint8Array.of(1, 0, 4, 0, 4, 0), text, photo, from.fingerprint ?? new Uint8Array(PICTURE_BYTES).fill(0x46));
  };

  const execute = (command: number) => {
    switch (command) {
      case 0x2001:
        finds += 1;
        if (card === null || phase === 'read') return answer(SDT_STATUS.notFound);
        phase = 'found';
        return answer(SDT_STATUS.found, new Uint8Array(4));
      case 0x2002:
        if (phase !== 'found' || card === null) return answer(SDT_STATUS.notSelected);
        phase = 'selected';
        return answer(SDT_STATUS.ok, new Uint8Array(8));
      case 0x3001:
        // Asked again for an answer that arrived broken, it gives the record once more.
        if (card === null || askew || (phase !== 'selected' && phase !== 'read')) {
          phase = 'idle';
          return answer(SDT_STATUS.notRead);
        }
        phase = 'read';
        return answer(SDT_STATUS.ok, record(card));
      case 0x11ff:
      case 0x10ff:
        return answer(SDT_STATUS.ok);
      default:
        // What a module says to commands that it does not know is not public.
        return undefined;
    }
  };
  const line = createLineEnd({
    onBytes: (bytes) => {
      for (const token of decoder.push(bytes)) {
        if (token.kind !== 'frame') continue;
        const [high = 0, low = 0] = contentOfSdt(token.bytes);
        execute(high * 256 + low);
      }
    },
    onConnected: () => {},
    onDue: () => {},
    onChange: () => {},
  });

  return {
    attach: (socket) => line.attach(socket),
    lay: (next) => {
      card = next;
      phase = 'idle';
    },
    lift: () => {
      card = null;
      phase = 'idle';
    },
    fault(kind) {
      if (kind === 'askew') askew = true;
      else line.strike(kind);
    },
    spoilReplies: (count) => {
      spoiled = count;
    },
    clearFault() {
      askew = false;
      spoiled = 0;
      line.clear();
    },
    unplug: () => line.unplug(),
    plug: () => line.plug(),
    state: () => ({ lies: card !== null, read: phase === 'read', finds }),
  };
}
