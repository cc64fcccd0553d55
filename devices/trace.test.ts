import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../contract/result.ts';
import { deviceProfileSchema, usualProfile } from './profiles.ts';
import { createDeviceTrace } from './trace.ts';
import type { Transport } from './transport/transport.ts';

/** A transport whose other end is the test. */
function line() {
  let data: (bytes: Uint8Array) => void = () => {};
  let closed: Parameters<Transport['onClose']>[0] = () => {};
  const transport: Transport = {
    name: 'test',
    open: async () => ok(undefined),
    write: async () => ok(undefined),
    drain: async () => ok(undefined),
    onData: (listener) => {
      data = listener;
      return () => {};
    },
    onClose: (listener) => {
      closed = listener;
      return () => {};
    },
    close: async () => {},
  };
  return { transport, receive: (bytes: Uint8Array) => data(bytes), hangUp: () => closed({ code: 'offline', message: 'gone' }) };
}

const tcp = { kind: 'tcp', host: '127.0.0.1', port: 9 } as const;
const reader = usualProfile({ id: 'card-1', class: 'cardReader', model: 'omron-3s4yr', transport: tcp });
const swipe = deviceProfileSchema.parse({
  id: 'swipe-1',
  class: 'cardReader',
  model: 'magtek-sureswipe',
  transport: { kind: 'hidTcp', host: '127.0.0.1', port: 9 },
});

describe('a trace', () => {
  it('keeps how a message began and how long it was', async () => {
    const trace = createDeviceTrace(() => 1_000);
    const { transport, receive, hangUp } = line();
    const tapped = trace.tap(reader, transport);
    await tapped.write(Uint8Array.of(0x10, 0x02, 0x43, 0x36, 0x32, 0x10, 0x03, 0x44));
    receive(Uint8Array.of(0x10, 0x06));
    hangUp();
    expect(trace.entries('card-1')).toEqual([
      { at: 1_000, direction: 'toDevice', bytes: 8, head: Uint8Array.of(0x10, 0x02, 0x43, 0x36, 0x32, 0x10) },
      { at: 1_000, direction: 'fromDevice', bytes: 2, head: Uint8Array.of(0x10, 0x06) },
      { at: 1_000, direction: 'closed', bytes: 0, head: 'offline' },
    ]);
    expect(trace.entries('card-2')).toEqual([]);
  });

  it('shows no more of a message for being cut into many pieces', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.array(fc.integer({ min: 1, max: 40 })), (message, cuts) => {
        const trace = createDeviceTrace();
        const { transport, receive } = line();
        trace.tap(reader, transport);
        let at = 0;
        for (const length of [...cuts, message.length]) {
          if (at < message.length) receive(message.subarray(at, at + length));
          at += length;
        }
        expect(trace.entries('card-1').map(({ bytes, head }) => ({ bytes, head }))).toEqual([
          { bytes: message.length, head: message.slice(0, 6) },
        ]);
      }),
    );
  });

  it('of HID reports shows the beginning of each', () => {
    const trace = createDeviceTrace();
    const { transport, receive } = line();
    trace.tap(swipe, transport);
    receive(new Uint8Array(337));
    receive(new Uint8Array(337));
    expect(trace.entries('swipe-1').map(({ bytes }) => bytes)).toEqual([337, 337]);
  });

  it('forgets the oldest, and stays as long as it is', async () => {
    const trace = createDeviceTrace();
    const { transport, receive } = line();
    const tapped = trace.tap(reader, transport);
    for (let n = 0; n < 300; n += 1) {
      await tapped.write(Uint8Array.of(n & 0xff));
      receive(Uint8Array.of(n & 0xff));
    }
    expect(trace.entries('card-1')).toHaveLength(200);
    expect(trace.entries('card-1').at(-1)?.head).toEqual(Uint8Array.of(299 & 0xff));
  });
});
