import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fromHex, hexOf } from '../../card/tlv.ts';
import { contentOfSdt, createSdtDecoder, encodeSdt, parseSdt, SDT_COMMANDS, type SdtCommand } from './framing.ts';
import { joinText, parseRecord, TEXT_BYTES } from './record.ts';

const FIELDS = {
  name: '张三丰',
  sex: '1',
  nation: '01',
  birth: '19491231',
  address: '北京市西城区太平桥大街96号',
  idNumber: '11010519491231002X',
  issuer: '北京市公安局西城分局',
  validFrom: '20200101',
  validTo: '20400101',
};
const record = (fields: object, photo = 1024, fingerprint: number | null = null) => {
  const size = (length: number) => Buffer.from([length >> 8, length & 0xff]);
  const parts = [
    joinText({ ...FIELDS, ...fields }),
    Buffer.alloc(photo, 1),
    ...(fingerprint === null ? [] : [Buffer.alloc(fingerprint, 2)]),
  ];
  return Uint8Array.from(Buffer.concat([...parts.map(({ length }) => size(length)), ...parts]));
};

describe('frames', () => {
  it('come through any noise and any cut', () => {
    const piece = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 2, maxLength: 200 }), { maxLength: 5 }),
        fc.uint8Array({ maxLength: 30 }),
        piece,
        (contents, noise, cut) => {
          const harmless = noise.map((byte) => (byte === 0xaa ? 0 : byte));
          const bytes = Buffer.concat(contents.flatMap((content) => [harmless, encodeSdt(content)]));
          const decoder = createSdtDecoder();
          const seen: string[] = [];
          for (let at = 0; at < bytes.length; at += cut) {
            for (const token of decoder.push(bytes.subarray(at, at + cut)))
              if (token.kind === 'frame') seen.push(hexOf(contentOfSdt(token.bytes)));
          }
          expect(seen).toEqual(contents.map((content) => hexOf(content)));
        },
      ),
    );
  });

  it('may follow stray bytes of a head', () => {
    const tokens = createSdtDecoder().push(Buffer.concat([Buffer.from('aaaaaa', 'hex'), encodeSdt(fromHex('000090'))]));
    expect(tokens.map(({ kind }) => kind)).toEqual(['garbage', 'frame']);
  });
});

describe('the record', () => {
  it('gives every field', () => {
    expect(parseRecord(record({}))).toMatchObject({
      ok: true,
      value: {
        ...FIELDS,
        birth: '1949-12-31',
        validFrom: '2020-01-01',
        validTo: '2040-01-01',
        fingerprint: null,
      },
    });
  });

  it('knows cards for life, and the third part of version 3', () => {
    const parsed = parseRecord(record({ validTo: '长期' }, 1024, 1024));
    expect(parsed).toMatchObject({ ok: true, value: { validTo: null } });
    expect(parsed.ok && [parsed.value.photo.length, parsed.value.fingerprint?.length]).toEqual([1024, 1024]);
    expect(joinText(FIELDS)).toHaveLength(TEXT_BYTES);
    // Length field and all: 1295 and 2321 bytes, as published.
    expect([record({}).length + 3 + 8, record({}, 1024, 1024).length + 3 + 8]).toEqual([1295, 0x090a + 7]);
  });

  it.each([
    ['a number that is none', record({ idNumber: '12345' })],
    ['a birthday that never was', record({ birth: '20210230' })],
    ['a birthday that its number does not have', record({ birth: '19491230' })],
    ['no name', record({ name: '' })],
    ['a photo of another size', record({}, 1000)],
    ['half a record', record({}).subarray(0, 900)],
    ['nothing', new Uint8Array()],
  ])('refuses %s and says nothing of what it holds', (_, bytes) => {
    const parsed = parseRecord(bytes);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toMatch(/张|\d{4}/);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1500 }), (bytes) => {
        expect(parseRecord(bytes).ok).toBe(false);
      }),
    );
  });
});

describe('device vectors', () => {
  const path = resolve(import.meta.dirname, '../../..', process.env.GUITAI_SHARED ?? '../shared/data', 'device-vectors/frames.json');
  let rows: { text: string; hex: string }[] | null = null;
  try {
    rows = JSON.parse(readFileSync(path, 'utf8')).sdt_idcard.rows;
  } catch {
    rows = null;
  }
  const names: Record<string, SdtCommand> = {
    find: 'find',
    select: 'select',
    'read base': 'read',
    'SAM status': 'samStatus',
    'SAM reset': 'samReset',
  };
  const statuses: Record<string, number> = {
    'find ok': 0x9f,
    'find none (SW3 80)': 0x80,
    'select ok': 0x90,
    'select fail (81)': 0x81,
    'read base fail (41)': 0x41,
    'SAM status ok': 0x90,
  };

  test('every published frame', (context) => {
    if (rows === null) return context.skip(`no device vectors at ${path} (set GUITAI_SHARED)`);
    expect(rows.length).toBe(Object.keys(names).length + Object.keys(statuses).length);
    for (const { text, hex } of rows) {
      const command = names[text];
      if (command !== undefined) expect(hexOf(encodeSdt(SDT_COMMANDS[command])), text).toBe(hex.toUpperCase());
      else {
        const [token] = createSdtDecoder().push(fromHex(hex));
        expect(token?.kind === 'frame' && parseSdt(contentOfSdt(token.bytes))?.status, text).toBe(statuses[text]);
      }
    }
  });
});
