import { describe, expect, it } from 'vitest';
import { createDriver } from '../drivers.ts';
import { deviceProfileSchema, usualProfile } from '../profiles.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryLine } from '../transport/memory.ts';

const serial = { kind: 'serial', path: '/dev/ttyS1', baudRate: 1200, dataBits: 7, parity: 'even' } as const;
const hid = { kind: 'hid', vendorId: '0acd', productId: '0001' } as const;

describe('profiles of PIN pads', () => {
  it.each(['visa-ipp', 'uic-ipp', 'idtech-k100', 'idtech-l100'] as const)('%s has a driver', async (model) => {
    const profile = deviceProfileSchema.parse({ id: 'pin-1', class: 'pinPad', model, transport: serial });
    const clock = createManualClock();
    const driver = createDriver(profile, { transport: createMemoryLine(clock).transport, clock, onChange: () => {} });
    if (driver.class !== 'pinPad') throw new Error(driver.class);
    expect(driver.device.observed()).toMatchObject({ device: 'offline', media: 'unknown' });
    expect(driver.device.setsLengths).toBe(model.endsWith('ipp'));
    await driver.device.stop();
  });

  it('of the VISA protocol get their seven bits when nothing else is said', () => {
    const profile = usualProfile({ id: 'pin-1', class: 'pinPad', model: 'visa-ipp', transport: { kind: 'serial', path: '/dev/ttyS1' } });
    expect(profile.transport).toMatchObject({ baudRate: 9600, dataBits: 7, parity: 'even' });
  });

  it('may be attached by HID, and refuse what cannot be shown', () => {
    const profile = { id: 'pin-1', class: 'pinPad', model: 'idtech-l100', transport: hid, prompt: ['PIN PLEASE'] };
    expect(deviceProfileSchema.safeParse(profile).success).toBe(true);
    expect(deviceProfileSchema.safeParse({ ...profile, prompt: ['请输入密码'] }).success).toBe(false);
    expect(deviceProfileSchema.safeParse({ ...profile, model: 'dynapro' }).success).toBe(false);
    expect(deviceProfileSchema.safeParse({ ...profile, colour: 'red' }).success).toBe(false);
  });
});
