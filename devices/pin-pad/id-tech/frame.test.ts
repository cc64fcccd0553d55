import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../crypto/bytes.ts';
import { loadVectors, NO_VECTORS } from '../../crypto/testing.ts';
import { asciiBytes, concatBytes } from '../../framing/bytes.ts';
import { accountField, cancelBody, getPinBody, parsePinBody, versionBody } from './commands.ts';
import { createIdTechDecoder, encodeFrame, type IdTechToken } from './frame.ts';
import { REPORT_BYTES, toReports } from './reports.ts';

interface Row {
  readonly text: string;
  readonly body: string;
  readonly hex: string;
}
const rows = loadVectors<{ idtech_smartpin: { rows: Row[] } }>('frames')?.idtech_smartpin.rows ?? null;
const framesOf = (tokens: readonly IdTechToken[]) => tokens.flatMap((token) => (token.kind === 'frame' ? [toHex(token.body)] : []));
const aBody = fc.uint8Array({ minLength: 1, maxLength: 100 });

describe('printed frames', () => {
  it('are made and understood', (context) => {
    if (rows === null) return context.skip(NO_VECTORS);
    expect(rows).toHaveLength(6);
    for (const { text, body, hex } of rows) {
      expect(toHex(encodeFrame(fromHex(body))), text).toBe(hex.toUpperCase());
      expect(framesOf(createIdTechDecoder().push(fromHex(hex))), text).toEqual([body.toUpperCase()]);
    }
  });

  it('are what the commands send, and what the answers mean', (context) => {
    if (rows === null) return context.skip(NO_VECTORS);
    const bodyOf = (start: string) => rows.find(({ text }) => text.startsWith(start))?.body.toUpperCase();
    expect(toHex(versionBody())).toBe(bodyOf('get firmware'));
    expect(toHex(cancelBody())).toBe(bodyOf('cancel'));
    expect(toHex(getPinBody('dukpt', '4761739001010119', null))).toBe(bodyOf('get PIN, DUKPT'));
    expect(parsePinBody(fromHex(bodyOf('get PIN reply') ?? ''), 'dukpt')).toEqual({
      ok: true,
      value: { pinBlock: '1B9C1845EB993A7A', format: 'iso0', ksn: 'FFFF9876543210E00001', digits: null },
    });
    expect(parsePinBody(fromHex(bodyOf('cancelled') ?? ''), 'dukpt')).toMatchObject({ ok: false, error: { code: 'canceled' } });
  });
});

describe('the decoder', () => {
  it('finds every frame, however the bytes arrive', () => {
    fc.assert(
      fc.property(fc.array(aBody, { maxLength: 4 }), fc.integer({ min: 1, max: 70 }), (bodies, size) => {
        const stream = concatBytes(...bodies.map(encodeFrame));
        const decoder = createIdTechDecoder();
        const found: string[] = [];
        for (let at = 0; at < stream.length; at += size) found.push(...framesOf(decoder.push(stream.subarray(at, at + size))));
        expect(found).toEqual(bodies.map(toHex));
      }),
    );
  });

  it('finds them behind noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), fc.array(aBody, { minLength: 1, maxLength: 4 }), (rubbish, bodies) => {
        const noise = rubbish.map((byte) => (byte === 0x02 ? 0x03 : byte));
        const tokens = createIdTechDecoder().push(concatBytes(noise, ...bodies.map(encodeFrame)));
        expect(framesOf(tokens)).toEqual(bodies.map(toHex));
        expect(tokens.flatMap((token) => (token.kind === 'garbage' ? [...token.bytes] : []))).toEqual([...noise]);
      }),
    );
  });

  it('finds them behind noise that looks like a beginning, once it is dropped', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), aBody, (rubbish, body) => {
        const decoder = createIdTechDecoder();
        const found = framesOf(decoder.push(concatBytes(rubbish, encodeFrame(body))));
        // Each drop gives up one false start; a push without bytes looks at the rest anew.
        for (let turn = 0; turn <= rubbish.length; turn += 1) {
          if (found.includes(toHex(body))) break;
          decoder.drop();
          found.push(...framesOf(decoder.push(new Uint8Array())));
        }
        expect(found).toContain(toHex(body));
      }),
    );
  });

  it('never takes a changed frame for a sound one', () => {
    fc.assert(
      fc.property(aBody, fc.nat(), fc.integer({ min: 0, max: 7 }), (body, at, bit) => {
        const bytes = encodeFrame(body);
        const changed = bytes.map((byte, index) => (index === at % bytes.length ? byte ^ (1 << bit) : byte));
        expect(framesOf(createIdTechDecoder().push(changed))).not.toContain(toHex(body));
      }),
    );
  });

  it('does not wait for lengths that no frame has', () => {
    expect(framesOf(createIdTechDecoder().push(concatBytes(Uint8Array.of(0x02, 0xff, 0xff), encodeFrame(versionBody()))))).toEqual([
      '784601',
    ]);
    expect(() => encodeFrame(new Uint8Array(513))).toThrow(RangeError);
  });
});

describe('HID reports', () => {
  it('carry frames of any length', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 3 }), (bodies) => {
        const reports = bodies.flatMap((body) => toReports(encodeFrame(body)));
        expect(reports.every((report) => report.length === REPORT_BYTES)).toBe(true);
        const decoder = createIdTechDecoder({ padding: true });
        const tokens = reports.flatMap((report) => decoder.push(report));
        expect(tokens.map(({ kind }) => kind)).toEqual(bodies.map(() => 'frame'));
        expect(framesOf(tokens)).toEqual(bodies.map(toHex));
      }),
    );
  });
});

describe('account numbers', () => {
  it('keep the digits that the block is bound to', () => {
    expect(accountField('6217000012345678901')).toBe('7000012345678901');
    expect(accountField('4012345678909')).toBe('0004012345678909');
    expect(getPinBody('session', '4012345678909', 'PIN?')).toEqual(
      concatBytes(fromHex('75460700'), asciiBytes('0004012345678909'), Uint8Array.of(4), asciiBytes('PIN?')),
    );
  });

  it('an answer to something else is not taken for a PIN', () => {
    for (const body of [
      Uint8Array.of(0x06),
      asciiBytes('\u0006ID TECH SmartPIN K100 V1.00'),
      concatBytes(Uint8Array.of(6), asciiBytes('G'.repeat(36))),
    ]) {
      expect(parsePinBody(body, 'dukpt')).toBeNull();
      expect(parsePinBody(body, 'session')).toBeNull();
    }
  });
});
