import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulatedPrinter, type EmulatedPrinter } from './emulators/tally-csi/printer.ts';
import { createDeviceManager, type DeviceManager, type DeviceStatus } from './manager.ts';
import { deviceProfilesSchema, tallyProfile } from './profiles.ts';
import { aBook, aJob, until } from './testing/bench.ts';
import { createManualClock, type ManualClock } from './testing/manual-clock.ts';
import { createMemoryLine, type MemoryLine } from './transport/memory.ts';

let clock: ManualClock;
let line: MemoryLine;
let emulator: EmulatedPrinter;
let manager: DeviceManager;
let seen: DeviceStatus[];
let logged: object[];

beforeEach(() => {
  clock = createManualClock();
  line = createMemoryLine(clock);
  emulator = createEmulatedPrinter({ clock });
  emulator.attach(line.socket);
  seen = [];
  logged = [];
  manager = createDeviceManager({
    profiles: [tallyProfile({ kind: 'serial', path: '/dev/ttyS0' })],
    clock,
    transportFor: () => line.transport,
    log: { info: (entry: unknown) => void logged.push(entry as object) } as never,
  });
  manager.onStatus((status) => seen.push(status));
});
afterEach(async () => {
  await manager.stop();
  expect(clock.pending()).toBe(0);
});
const reached = (device: DeviceStatus['device']) => clock.settle(until(() => manager.list()[0]?.device === device, clock));

describe('the device manager', () => {
  it('lists its devices before and after they are found', async () => {
    expect(manager.list()).toEqual([
      { id: 'passbook-1', class: 'passbookPrinter', model: 'tally-t5023', device: 'offline', media: 'unknown', detail: expect.any(String) },
    ]);
    await manager.start();
    expect(manager.list()[0]?.device).toBe('starting');
    await reached('online');
    expect(manager.list()[0]).toMatchObject({ media: 'notPresent', detail: '' });
  });

  it('follows a book into the printer by the heartbeat', async () => {
    await manager.start();
    await reached('online');
    emulator.insert(aBook());
    await clock.settle(until(() => manager.list()[0]?.media === 'present', clock));
    expect(seen.at(-1)).toMatchObject({ device: 'online', media: 'present' });
  });

  it('tells of a pulled plug, and of its return', async () => {
    await manager.start();
    await reached('online');
    emulator.unplug();
    await reached('noDevice');
    expect(manager.list()[0]?.detail).not.toBe('');
    emulator.plug();
    await reached('online');
    const states = seen.map(({ device }) => device);
    expect(states.filter((state, index) => state !== states[index - 1])).toEqual(['starting', 'online', 'offline', 'noDevice', 'online']);
  });

  it('shows a device that is printing as busy', async () => {
    await manager.start();
    await reached('online');
    emulator.insert(aBook());
    expect(await clock.settle(manager.passbookPrinter()?.printLines(aJob(1)) ?? Promise.reject())).toMatchObject({ ok: true });
    expect(seen.some(({ device }) => device === 'deviceBusy')).toBe(true);
    expect(seen.at(-1)).toMatchObject({ device: 'online', media: 'notPresent' });
  });

  it('logs states and nothing that stands on paper', async () => {
    await manager.start();
    await reached('online');
    emulator.insert(aBook());
    await clock.settle(manager.passbookPrinter()?.printLines(aJob(1)) ?? Promise.reject());
    expect(logged.length).toBeGreaterThan(2);
    expect(JSON.stringify(logged)).not.toMatch(/AAAA|6210000000000018|PB000001/);
  });

  it('rejects what is pending when it stops', async () => {
    await manager.start();
    await reached('online');
    emulator.insert(aBook());
    emulator.fault({ kind: 'silence' });
    const printing = manager.passbookPrinter()?.printLines(aJob(1));
    await manager.stop();
    expect(await printing).toMatchObject({ ok: false, error: { code: 'canceled' } });
  });

  it('stops listening to who unsubscribed, and knows only its own printers', async () => {
    let calls = 0;
    const unsubscribe = manager.onStatus(() => {
      calls += 1;
    });
    unsubscribe();
    await manager.start();
    await reached('online');
    expect(calls).toBe(0);
    expect(manager.passbookPrinter('passbook-1')).not.toBeNull();
    expect(manager.passbookPrinter('other')).toBeNull();
  });
});

describe('profiles', () => {
  it('refuse two devices with one id, unknown models and unknown fields', () => {
    const profile = tallyProfile({ kind: 'tcp', host: '127.0.0.1', port: 9100 });
    expect(deviceProfilesSchema.safeParse([profile]).success).toBe(true);
    expect(deviceProfilesSchema.safeParse([profile, profile]).success).toBe(false);
    expect(deviceProfilesSchema.safeParse([{ ...profile, model: 'pr2' }]).success).toBe(false);
    expect(deviceProfilesSchema.safeParse([{ ...profile, colour: 'red' }]).success).toBe(false);
  });
});
