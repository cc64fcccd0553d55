import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type MockedHid, vendorDescriptor } from '../testing/umockdev/description.ts';
import { runWithHid, whyNot } from '../testing/umockdev/run.ts';

const program = (name: string) => resolve(import.meta.dirname, '../testing/umockdev', name);
const TRACK2 = ';4761739001010119=22122011758928889?';

/** MagTek's report of 337 bytes: the length of track 2 at 4, the track at 117. */
function swiped(): Uint8Array {
  const report = new Uint8Array(337);
  report[4] = TRACK2.length;
  report.set(Buffer.from(TRACK2, 'latin1'), 117);
  return report;
}
const padded = (frame: string) => Uint8Array.from({ length: 64 }, (_, index) => Buffer.from(frame, 'hex')[index] ?? 0);
const output = (frame: string) => Uint8Array.of(0, ...padded(frame));

const READER: MockedHid = {
  number: 1,
  vendorId: '0801',
  productId: '0002',
  product: 'USB Swipe Reader',
  serialNumber: 'B0123',
  reportDescriptor: vendorDescriptor({ input: 337, feature: 24 }),
  dialogue: [{ fromHost: Uint8Array.of(0, 0xaa, 0x55) }, { toHost: swiped(), afterMs: 20 }],
  feature: { set: Uint8Array.of(0, 0, 1, 0), get: Uint8Array.of(0, 0, 6, ...Buffer.from('21042840'), ...new Uint8Array(14)) },
};
/** A second device, of another make, so that choosing is a choice. */
const OTHER: MockedHid = {
  ...READER,
  number: 2,
  vendorId: '046d',
  productId: 'c31c',
  product: 'Keyboard',
  serialNumber: '',
  dialogue: [],
  feature: undefined,
};

// The pad's manual: firmware request and answer, cancel, and the PIN request for 4761739001010119. The answer carries the KSN and the block of X9.24's first example.
const VERSION = '0203007846013FBF03';
const VERSION_ANSWER = '020B000630313233343536373839071303';
const GET_PIN = '021400754607013437363137333930303130313031313935F503';
const answered = (text: string) => {
  const body = Buffer.concat([Buffer.of(0x06), Buffer.from(text, 'latin1')]);
  const [lrc, sum] = body.reduce(([xor, total], byte) => [xor ^ byte, (total + byte) & 0xff] as const, [0, 0] as readonly [number, number]);
  return Buffer.from([2, body.length, 0, ...body, lrc, sum, 3]).toString('hex');
};
const CANCEL = '0203007546093AC403';
const CANCELED = '0203001518000D2D03';
const ASKED = [{ fromHost: output(VERSION) }, { toHost: padded(VERSION_ANSWER) }];
const PAD: MockedHid = {
  ...OTHER,
  number: 3,
  vendorId: '0acd',
  productId: '0630',
  product: 'SmartPIN K100',
  reportDescriptor: vendorDescriptor({ input: 64, output: 64 }),
  dialogue: [
    // When the line opens; before the first command, which calls back what an earlier program may have left; and because it is asked.
    ...ASKED,
    { fromHost: output(CANCEL) },
    { toHost: padded(CANCELED) },
    ...ASKED,
    ...ASKED,
    { fromHost: output(GET_PIN) },
    { toHost: padded(answered('FFFF9876543210E000011B9C1845EB993A7A')), afterMs: 50 },
  ],
};

describe('real node-hid, devices by umockdev', () => {
  const reason = whyNot();

  it('a swipe reader: found among others, feature reports, an output report, and the card that passes', async (context) => {
    if (reason !== null) return context.skip(reason);
    const seen = await runWithHid(program('swipe-child.ts'), [OTHER, READER]);
    expect(seen).toMatchObject({
      devices: expect.arrayContaining([
        expect.objectContaining({
          vendorId: 0x0801,
          productId: 0x0002,
          path: '/dev/hidraw1',
          serialNumber: 'B0123',
          usagePage: 0xff00,
          usage: 1,
        }),
        expect.objectContaining({ vendorId: 0x046d, path: '/dev/hidraw2' }),
      ]),
      feature: { ok: true },
      version: Buffer.from(READER.feature?.get ?? []).toString('hex'),
      written: { ok: true },
      card: { ok: true, value: { pan: '4761739001010119', source: 'stripe' } },
    });
  });

  it('a PIN pad: asked report by report, as its manual has the frames', async (context) => {
    if (reason !== null) return context.skip(reason);
    expect(await runWithHid(program('pad-child.ts'), [PAD])).toEqual({
      version: { ok: true, value: '0123456789' },
      asked: true,
      pin: { ok: true, value: { pinBlock: '1B9C1845EB993A7A', format: 'iso0', ksn: 'FFFF9876543210E00001', digits: null } },
    });
  });

  it('says what to install where umockdev is absent', () => {
    expect(whyNot('/nowhere')).toContain(process.platform === 'linux' ? 'apt-get install umockdev' : 'Linux');
  });
});
