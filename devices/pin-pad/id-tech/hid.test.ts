import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { systemCiphers } from '../../crypto/ciphers/select.ts';
import { dukptFromBdk } from '../../emulators/pin-pad/keys.ts';
import { createEmulatedIdTechPad, type EmulatedIdTechPad } from '../../emulators/pin-pad-idtech/pad.ts';
import { until } from '../../testing/bench.ts';
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts';
import type { DeviceLine } from '../../transport/device-line.ts';
import { createHidTransport, type HidBackend, hidConfigSchema } from '../../transport/hid.ts';
import { aRequest, BDK, decipher, FIRST_KSN } from '../testing.ts';
import { createIdTechPinPad, type IdTechPinPad } from './driver.ts';

/** The pad behind the same calls as node-hid's: reports of 64 bytes to the host, of a zero and 64 bytes from it. */
function hidBackend(pad: EmulatedIdTechPad, written: number[]): HidBackend {
  let toPad: (bytes: Uint8Array) => void = () => {};
  const events = new EventEmitter();
  const line: DeviceLine = {
    send: (bytes) => {
      for (let at = 0; at < bytes.length; at += 64) events.emit('data', Buffer.from(bytes.subarray(at, at + 64)));
    },
    onData: (listener) => {
      toPad = listener;
    },
    onClose: () => {},
    setReading: () => {},
    hangUp: () => {},
  };
  pad.attach({ onLine: (listener) => listener(line), setPlugged: () => {} });
  return {
    devices: async () => [{ vendorId: 0x0acd, productId: 0x0001, path: 'pad' }],
    open: async () => ({
      on: (event: string, listener: (value: never) => void) => events.on(event, listener as (value: unknown) => void),
      write: async (report) => {
        written.push(report.length);
        queueMicrotask(() => toPad(Uint8Array.from(report)));
        return report.length;
      },
      sendFeatureReport: async () => 0,
      getFeatureReport: async () => Buffer.alloc(0),
      close: async () => {},
    }),
  };
}

describe('a SmartPIN behind the HID transport', () => {
  let clock: ManualClock;
  let driver: IdTechPinPad;
  afterEach(async () => {
    await driver.stop();
  });

  it('gives an enciphered PIN, report by report', async () => {
    clock = createManualClock();
    const pad = createEmulatedIdTechPad({ clock, link: 'hid' });
    pad.setEngine(dukptFromBdk(systemCiphers(), BDK, FIRST_KSN));
    const written: number[] = [];
    const config = hidConfigSchema.parse({ kind: 'hid', vendorId: '0acd', productId: '0001' });
    const transport = createHidTransport(config, { clock, backend: hidBackend(pad, written) });
    driver = createIdTechPinPad({ transport, clock, settings: { link: 'hid' } });
    driver.start();
    await clock.settle(until(() => driver.observed().device === 'online', clock));
    const unsubscribe = pad.onChange(() => {
      if (!pad.state().asking) return;
      unsubscribe();
      pad.typePin('918273');
    });
    const result = await clock.settle(driver.getPin(aRequest()));
    expect(result.ok && decipher(result.value)).toBe('918273');
    expect(written.length).toBeGreaterThanOrEqual(4);
    expect(new Set(written)).toEqual(new Set([65]));
    pad.switchOff();
  });
});
