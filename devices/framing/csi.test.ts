import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ESC } from './bytes.ts';
import { COMMAND_DATA_TAILS, CSI_COMMANDS, type CsiCommandName, decodeCommand, encodeCommand } from './csi.ts';
import { type CsiReply, createReplyDecoder, encodeReply } from './csi-replies.ts';
import { escpArguments, horizontalPosition } from './escp.ts';
import { createScanner } from './scanner.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const stripeData = fc.string({ unit: fc.constantFrom(...'0123456789:;<=>?'), maxLength: 105 });
const upTo = (max: number) => fc.integer({ min: 0, max });
const reply: fc.Arbitrary<CsiReply> = fc.oneof(
  fc.record({ kind: fc.constant('globalStatus' as const), state: fc.constantFrom('online' as const, 'stop' as const, 'error' as const) }),
  fc.record({ kind: fc.constant('status' as const), n: upTo(99), m: upTo(99) }),
  fc.record({ kind: fc.constant('controlPoint' as const), n: upTo(9999) }),
  fc.record({ kind: fc.constant('controlPointStarting' as const), n: upTo(9999) }),
  fc.record({ kind: fc.constant('width' as const), width180: upTo(3000) }),
  fc.record({ kind: fc.constant('unitParameters' as const), params: fc.array(upTo(99), { minLength: 8, maxLength: 8 }) }),
  fc.record({ kind: fc.constant('stripeRead' as const), attempts: upTo(3), block: upTo(3), error: upTo(7), data: stripeData }),
  fc.record({ kind: fc.constant('stripeWritten' as const), attempts: upTo(3), failed: fc.boolean() }),
);
const noise = fc.uint8Array({ maxLength: 40 });
const noiseWithoutEscape = noise.map((bytes) => bytes.map((byte) => (byte === ESC ? 0 : byte)));

/** Feeds the bytes in pieces whose lengths follow the pattern. */
function decodeInPieces(bytes: Uint8Array, pieces: readonly number[]): CsiReply[] {
  const decoder = createReplyDecoder();
  const replies: CsiReply[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = pieces[turn % pieces.length] ?? 1;
    replies.push(...decoder.push(bytes.subarray(at, at + length)));
    at += length;
  }
  return replies;
}
const join = (parts: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(parts));
const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });

describe('replies', () => {
  it('reads back every reply, however the bytes are cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(reply, { maxLength: 12 }), pieces, (replies, cuts) => {
        expect(decodeInPieces(join(replies.map(encodeReply)), cuts)).toEqual(replies);
      }),
    );
  });

  it('finds exactly the replies that were sent when noise without ESC stands between them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noiseWithoutEscape, reply), { maxLength: 8 }), pieces, (parts, cuts) => {
        const bytes = join(parts.flatMap(([between, sent]) => [between, encodeReply(sent)]));
        expect(decodeInPieces(bytes, cuts).filter(({ kind }) => kind !== 'garbage')).toEqual(parts.map(([, sent]) => sent));
      }),
    );
  });

  it('loses no reply to any noise before it', () => {
    fc.assert(
      fc.property(noise, reply, pieces, (before, sent, cuts) => {
        expect(decodeInPieces(join([before, encodeReply(sent)]), cuts).at(-1)).toEqual(sent);
      }),
    );
  });

  it.each([
    '\x1b[3!z',
    '\x1b[!t',
    '\x1b[1;2;3"z',
    '\x1b[17t',
    '\x1b[10000!t',
    '\x1b[1;2;1;9"r\x02\x03',
    '\x1b[1;2;1;0"r\x021A\x03',
    '\x1b[;4"z',
  ])('takes %j for garbage', (text) => {
    const replies = createReplyDecoder().push(Buffer.from(text, 'latin1'));
    expect(replies.length).toBeGreaterThan(0);
    expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(['garbage']));
  });

  it('reads leading zeros as the manual allows', () => {
    expect(createReplyDecoder().push(Buffer.from('\x1b[0017!t'))).toEqual([{ kind: 'controlPoint', n: 17 }]);
  });
});

describe('commands', () => {
  const command = fc.constantFrom(...(Object.keys(CSI_COMMANDS) as CsiCommandName[])).chain((name) =>
    fc.record({
      name: fc.constant(name),
      params: fc.tuple(...CSI_COMMANDS[name].params.map(([min, max]) => fc.integer({ min, max }))),
      data: CSI_COMMANDS[name].data ? stripeData : fc.constant(null),
    }),
  );

  it('are understood by the printer as they were meant', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const scanner = createScanner({ dataTails: COMMAND_DATA_TAILS, leads: new Set([ESC]), argumentsOf: escpArguments });
        const bytes = join(commands.map(({ name, params, data }) => encodeCommand(name, params, data)));
        expect(scanner.push(bytes).map(decodeCommand)).toEqual(commands);
      }),
    );
  });

  it('refuse values that the printer would answer with an error', () => {
    expect(() => encodeCommand('verticalFromTop', [0])).toThrow(RangeError);
    expect(() => encodeCommand('controlPoint', [10000])).toThrow(RangeError);
    expect(() => encodeCommand('stripeWrite', [], '12A')).toThrow(RangeError);
    expect(() => encodeCommand('statusRequest', [1])).toThrow(RangeError);
  });

  it('have the bytes of the worked example in the programming guide', () => {
    expect(hex(encodeCommand('stripeParameters', [0, 0, 0, 99, 1]))).toBe('1b5b303b303b303b39393b312172');
    expect(hex(encodeCommand('leadingEdge', [1]))).toBe('1b5b312574');
    expect(hex(encodeCommand('stripeRead'))).toBe('1b5b2272');
    expect(hex(encodeCommand('verticalFromTop', [421]))).toBe('1b5b3432312170');
    expect(hex(horizontalPosition(150))).toBe('1b249600');
  });
});

describe('device vectors', () => {
  const path = resolve(import.meta.dirname, '../..', process.env.GUITAI_SHARED ?? '../shared/data', 'device-vectors/frames.json');
  let rows: { text: string; hex: string }[] | null = null;
  try {
    rows = JSON.parse(readFileSync(path, 'utf8')).tally_csi.rows;
  } catch {
    rows = null;
  }

  test('every published Tally frame is known to the coders', (context) => {
    if (rows === null) return context.skip(`no device vectors at ${path} (set GUITAI_SHARED)`);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const bytes = Buffer.from(row.hex, 'hex');
      const scanner = createScanner({ dataTails: COMMAND_DATA_TAILS, leads: new Set([ESC]), argumentsOf: escpArguments });
      const tokens = scanner.push(bytes);
      const known = row.text.includes('reply')
        ? createReplyDecoder()
            .push(bytes)
            .every(({ kind }) => kind !== 'garbage')
        : tokens.every((token) => token.kind === 'raw' || token.kind === 'escape' || decodeCommand(token) !== null);
      expect(known, row.text).toBe(true);
      expect(tokens, row.text).toHaveLength(1);
    }
  });
});
