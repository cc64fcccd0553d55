import { createCrtDecoder, encodeCrt, textOfCrt } from '../card/crt/framing.ts';
import { createOmronDecoder, encodeText } from '../card/omron/framing.ts';
import { createSankyoDecoder, encodeSankyo, textOfSankyo } from '../card/sankyo/framing.ts';
import { decodeMsr } from '../card/swipe/msr.ts';
import { fromHex, toHex } from '../crypto/bytes.ts';
import { systemCiphers } from '../crypto/ciphers/select.ts';
import { tdesInitialKey, tdesTransactionKey, tdesVariantCipher, tdesVariantKey } from '../crypto/dukpt/tdes.ts';
import { asciiBytes } from '../framing/bytes.ts';
import { contentOfSdt, createSdtDecoder, encodeSdt, SDT_COMMANDS } from '../id-card/sdt/framing.ts';
import { createIdTechDecoder, encodeFrame } from '../pin-pad/id-tech/frame.ts';
import { createVisaDecoder, encodePacket } from '../pin-pad/visa/frame.ts';
import { type Json, record, rows, sure, text, unknownKeys, type VectorCase, type VectorFile } from './case.ts';
import { tallyFrame } from './tally.ts';

/** What a row's words stand for as bytes, and what the bytes stand for when they are read again: both must agree with the file. */
interface Coder {
  /** Null for words without a meaning to us: then the frame is taken apart and put together again. */
  encode(row: Json): Uint8Array | null;
  /** The frame out of what the decoder made of the bytes. */
  again(bytes: Uint8Array): Uint8Array;
}

const only = <T>(found: readonly T[]): T => {
  const [first, ...more] = found;
  if (first === undefined || more.length > 0) throw new Error(`read as ${found.length} things instead of one`);
  return first;
};
const label = (row: Json) => text(row.text, 'text');
const given = (row: Json, name: string) => (row[name] === undefined ? null : fromHex(text(row[name], name)));
const frameOf = (token: { kind: string }): Uint8Array => {
  if ('bytes' in token && token.bytes instanceof Uint8Array && (token.kind === 'frame' || token.kind === 'text')) return token.bytes;
  throw new Error(`read as ${token.kind}`);
};

/** Creator's commands have no words of their own: these are the file's. */
const CRT: Readonly<Record<string, string>> = { init: '433030', status: '433130', 'move hold': '433230', eject: '433239' };
const SDT: Readonly<Record<string, Uint8Array>> = {
  find: SDT_COMMANDS.find,
  select: SDT_COMMANDS.select,
  'read base': SDT_COMMANDS.read,
  'SAM status': SDT_COMMANDS.samStatus,
  'SAM reset': SDT_COMMANDS.samReset,
};

const CODERS: Readonly<Record<string, Coder>> = {
  tally_csi: tallyFrame,
  omron_3s4yr: {
    encode: (row) => encodeText(given(row, 'payload') ?? asciiBytes(label(row))),
    again: (bytes) => encodeText(frameOf(only(createOmronDecoder().push(bytes)))),
  },
  sankyo_ict3q8: {
    encode: (row) => encodeSankyo(given(row, 'payload') ?? asciiBytes(label(row))),
    again: (bytes) => encodeSankyo(textOfSankyo(frameOf(only(createSankyoDecoder().push(bytes))))),
  },
  crt_f2: {
    encode: (row) => {
      const content = given(row, 'payload') ?? (Object.hasOwn(CRT, label(row)) ? fromHex(CRT[label(row)] ?? '') : null);
      return content === null ? null : encodeCrt(content);
    },
    again: (bytes) => encodeCrt(textOfCrt(frameOf(only(createCrtDecoder().push(bytes))))),
  },
  idtech_smartpin: {
    encode: (row) => encodeFrame(fromHex(text(row.body, 'body'))),
    again: (bytes) => {
      const token = only(createIdTechDecoder().push(bytes));
      if (token.kind !== 'frame') throw new Error(`read as ${token.kind}`);
      return encodeFrame(token.body);
    },
  },
  visa_pinpad: {
    encode: (row) => {
      const words = label(row).replaceAll('<FS>', '\x1c').replaceAll('<US>', '\x1f').replaceAll('<SUB>', '\x1a');
      return encodePacket({ frame: /^[01][0-9]/.test(words) ? 'administrative' : 'transaction', text: words });
    },
    again: (bytes) => {
      const packet = only(
        createVisaDecoder()
          .push(bytes)
          .filter(({ kind }) => kind !== 'begun'),
      );
      if (packet.kind !== 'packet' || !packet.intact) throw new Error(`read as ${packet.kind}`);
      return encodePacket(packet);
    },
  },
  sdt_idcard: {
    encode: (row) => (Object.hasOwn(SDT, label(row)) ? encodeSdt(SDT[label(row)] ?? new Uint8Array()) : null),
    again: (bytes) => encodeSdt(contentOfSdt(frameOf(only(createSdtDecoder().push(bytes))))),
  },
};

function framesOf(name: string, coder: Coder, content: Json): VectorCase[] {
  return rows(content.rows ?? [], name).flatMap((row, at) => {
    const expected = text(row.hex, 'hex').toUpperCase();
    const id = `${name} ${at} ${label(row)}`;
    const encoded: VectorCase = { id, expected, got: () => toHex(coder.encode(row) ?? coder.again(fromHex(expected))) };
    return [encoded, { id: `${id}, read again`, expected, got: () => toHex(coder.again(fromHex(expected))) }];
  });
}

/** Tracks under the PIN variant of a DUKPT key, as MagTek's manuals print them. */
function magnesafe(row: Json): VectorCase[] {
  const ciphers = systemCiphers();
  const hex = (name: string) => fromHex(text(row[name], name));
  const key = () => sure(tdesTransactionKey(ciphers, sure(tdesInitialKey(ciphers, hex('bdk'), hex('ksn'))), hex('ksn')));
  const clear = (name: string) => tdesVariantCipher(ciphers, key(), 'pin').decryptCbc(hex(name));
  return [
    { id: 'magtek_magnesafe key', expected: text(row.key, 'key').toUpperCase(), got: () => toHex(tdesVariantKey(ciphers, key(), 'pin')) },
    ...[1, 2, 3].map((track) => {
      const expected = text(row[`track${track}`], 'track');
      return {
        id: `magtek_magnesafe track ${track}`,
        expected,
        got: () =>
          Buffer.from(clear(`enc${track}`))
            .toString('latin1')
            .slice(0, expected.length),
      };
    }),
    { id: 'magtek_magnesafe session', expected: text(row.session, 'session').toUpperCase(), got: () => toHex(clear('encSession')) },
  ];
}

/** The words of the row name the tracks: `t1=%01? t2=;23? t3=;45??`. */
const msr = (content: Json): VectorCase[] =>
  rows(content.rows ?? [], 'msr_esc').map((row, at) => ({
    id: `msr_esc ${at}`,
    expected: [...label(row).matchAll(/t\d=([^?]*\?)/g)].map(([, track]) => track).join(' '),
    got: () => {
      const swipe = decodeMsr(fromHex(text(row.hex, 'hex')));
      return [swipe?.track1, swipe?.track2, swipe?.track3].map((track) => (track?.status === 'ok' ? track.data : '-')).join(' ');
    },
  }));

export function frames(content: Json): VectorFile {
  const own = Object.entries(CODERS).filter(([name]) => content[name] !== undefined);
  return {
    cases: [
      ...own.flatMap(([name, coder]) => framesOf(name, coder, record(content[name], name))),
      ...(content.magtek_magnesafe === undefined ? [] : magnesafe(record(content.magtek_magnesafe, 'magtek_magnesafe'))),
      ...(content.msr_esc === undefined ? [] : msr(record(content.msr_esc, 'msr_esc'))),
    ],
    missing: unknownKeys(content, [...Object.keys(CODERS), 'magtek_magnesafe', 'msr_esc']),
  };
}
