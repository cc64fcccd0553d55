import { createOmronDecoder, encodeText } from '../../../devices/card/omron/framing.ts';
import { createSankyoDecoder, encodeSankyo } from '../../../devices/card/sankyo/framing.ts';
import { createReplyDecoder, encodeReply } from '../../../devices/framing/csi-replies.ts';
import { createIdTechDecoder, encodeFrame } from '../../../devices/pin-pad/id-tech/frame.ts';
import { createVisaDecoder, encodePacket } from '../../../devices/pin-pad/visa/frame.ts';
import type { Figure } from '../figures.ts';

interface Decoder {
  push(bytes: Uint8Array): readonly unknown[];
}
const CODECS: Readonly<Record<string, { readonly frame: Uint8Array; readonly decoder: () => Decoder }>> = {
  'Tally CSI': { frame: encodeReply({ kind: 'controlPoint', n: 1234 }), decoder: createReplyDecoder },
  'Omron DLE': { frame: encodeText(Buffer.from('P6200;4761739001010119=22122011758928889?')), decoder: createOmronDecoder },
  'Sankyo CRC-16': { frame: encodeSankyo(Buffer.from('P6202;4761739001010119=22122011758928889?')), decoder: createSankyoDecoder },
  'VISA packets': { frame: encodePacket({ frame: 'transaction', text: '71.000010123456789123456' }), decoder: createVisaDecoder },
  'ID TECH': { frame: encodeFrame(Buffer.from('\x06FFFF9876543210E000011B9C1845EB993A7A')), decoder: createIdTechDecoder },
};
const FRAMES = 2_000;
/** What a serial port hands over at a time. */
const CHUNK = 64;
/** Bytes in a second at 115,200 baud, the fastest line of any device here. */
const LINE = 11_520;

function chunksOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / CHUNK) }, (_, at) => bytes.subarray(at * CHUNK, (at + 1) * CHUNK));
}

/** Megabytes in a second of reading frames out of chunks, against copying the same chunks and taking their XOR, which is the least that a checksum costs. */
export function benchFraming(rounds: number): Figure[] {
  let sink = 0;
  return Object.entries(CODECS).flatMap(([name, { frame, decoder }]) => {
    const stream = new Uint8Array(frame.length * FRAMES);
    for (let at = 0; at < FRAMES; at += 1) stream.set(frame, at * frame.length);
    const chunks = chunksOf(stream);
    const timed = (work: () => void): number => {
      const since = performance.now();
      work();
      return stream.length / 1_000 / (performance.now() - since);
    };
    const decode = () =>
      timed(() => {
        const own = decoder();
        let found = 0;
        for (const chunk of chunks) found += own.push(chunk).length;
        if (found < FRAMES) throw new Error(`${name}: ${found} of ${FRAMES} frames read`);
      });
    const copy = () =>
      timed(() => {
        for (const chunk of chunks) {
          const copied = Uint8Array.from(chunk);
          for (let at = 0; at < copied.length; at += 1) sink ^= copied[at] ?? 0;
        }
      });
    // The compiler's warm-up belongs to neither.
    for (let warm = 0; warm < 3; warm += 1) {
      decode();
      copy();
    }
    const decoded: number[] = [];
    const copied: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      copied.push(copy());
      decoded.push(decode());
    }
    if (sink < 0) throw new Error('unreachable');
    // The best of each: what disturbs a round makes it slower, never faster.
    const value = Math.max(...decoded);
    return [
      {
        name: `framing: ${name}`,
        value,
        unit: 'MB/s',
        baseline: { name: 'copy and XOR', value: Math.max(...copied) },
        goal: { atLeast: 0.01 },
      },
      {
        name: `framing: ${name}, of the line`,
        value,
        unit: 'MB/s',
        baseline: { name: '115,200 baud', value: LINE / 1e6 },
        goal: { atLeast: 50 },
      },
    ] satisfies Figure[];
  });
}
