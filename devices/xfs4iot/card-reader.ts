import { z } from 'zod';
import type { CardEvent, CardReader, TrackData } from '../card/reader.ts';
import { base64, type Handlers, handler, outcomeOf } from './handler.ts';

const MEDIA = ['mediaJam', 'noMedia', 'invalidMedia'] as const;
const EVENTS: Readonly<Record<CardEvent, string>> = {
  insertCard: 'CardReader.InsertCardEvent',
  mediaInserted: 'CardReader.MediaInsertedEvent',
  mediaRemoved: 'CardReader.MediaRemovedEvent',
};
const flag = z.boolean().nullish();
const bytes = z.base64();

const track = (data: TrackData | null) => {
  if (data === null) return null;
  return data.status === 'ok' ? { status: null, data: base64(Buffer.from(data.data, 'latin1')) } : { status: data.status, data: null };
};

/** Commands of class CardReader. Tracks that a reader encrypted stay `dataSourceNotSupported`: XFS4IoT has no field for them. */
export const cardReaderCommands = (device: CardReader): Handlers => ({
  'CardReader.ReadRawData': handler(
    z.object({ track1: flag, track2: flag, track3: flag }),
    [...MEDIA, 'shutterFail', 'cardTooShort', 'cardTooLong'],
    async (wanted, { signal, timeoutMs, tell }) => {
      const tracks = ([1, 2, 3] as const).filter((number) => wanted[`track${number}`] === true);
      const read = await device.readRawData(tracks, { signal, timeoutMs, onEvent: (event) => tell(EVENTS[event]) });
      return outcomeOf(read, ({ track1, track2, track3 }) => ({ track1: track(track1), track2: track(track2), track3: track(track3) }));
    },
  ),
  'CardReader.ChipPower': handler(
    z.object({ chipPower: z.enum(['cold', 'warm', 'off']) }),
    [...MEDIA, 'chipPowerNotSupported', 'atrNotObtained'],
    async ({ chipPower }, { signal }) => outcomeOf(await device.chipPower(chipPower, { signal }), ({ atr }) => ({ chipData: base64(atr) })),
  ),
  'CardReader.ChipIO': handler(
    z.object({ chipProtocol: z.enum(['chipT0', 'chipProtocolNotRequired']).nullish(), chipData: bytes }),
    [...MEDIA, 'protocolNotSupported', 'atrNotObtained'],
    async ({ chipProtocol, chipData }, { signal }) =>
      outcomeOf(await device.chipIO(Uint8Array.from(Buffer.from(chipData, 'base64')), { signal }), (answer) => ({
        chipProtocol: chipProtocol ?? 'chipT0',
        chipData: base64(answer),
      })),
  ),
  'CardReader.Move': handler(
    z.object({ from: z.string().nullish(), to: z.enum(['exit', 'transport', 'unit1']) }),
    ['mediaJam', 'shutterFail', 'noMedia', 'mediaRetained'],
    async ({ to }, { signal }) => outcomeOf(await device.move(to, { signal })),
  ),
  'CardReader.Reset': handler(
    z.object({ to: z.enum(['exit', 'retain', 'currentPosition']).nullish() }),
    ['mediaJam', 'shutterFail'],
    async ({ to }, { signal }) => outcomeOf(await device.reset(to ?? 'exit', { signal })),
  ),
});
