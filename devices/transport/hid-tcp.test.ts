import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concatBytes } from '../framing/bytes.ts';
import { createReportUnpacker, packReport } from './hid-tcp.ts';

it('reports arrive whole and in order, however the network cuts the stream', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 900 }), { maxLength: 8 }), fc.array(fc.nat({ max: 400 })), (reports, cuts) => {
      const stream = concatBytes(...reports.map(packReport));
      const unpack = createReportUnpacker();
      const got: Uint8Array[] = [];
      let at = 0;
      for (const length of cuts) {
        got.push(...unpack(stream.subarray(at, at + length)));
        at += length;
      }
      got.push(...unpack(stream.subarray(at)));
      expect(got.map((each) => [...each])).toEqual(reports.map((each) => [...each]));
    }),
  );
});
