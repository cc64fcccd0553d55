import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEmulatedReceiptPrinter } from '../emulators/escpos/printer.ts';
import { createEmulatedSwipeReader } from '../emulators/hid-swipe/reader.ts';
import { createEmulatedOmronReader } from '../emulators/omron/reader.ts';
import { createEmulatedIdReader } from '../emulators/sdt/reader.ts';
import { createEmulatedPrinter } from '../emulators/tally-csi/printer.ts';
import { createDeviceManager, type DeviceManager } from '../manager.ts';
import { deviceProfilesSchema, tallyProfile, usualProfile } from '../profiles.ts';
import { aBook, aJob, until } from '../testing/bench.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { createHidTransport } from '../transport/hid.ts';
import { createMemoryLine } from '../transport/memory.ts';
import type { Transport } from '../transport/transport.ts';
import { identifyCard } from './identify.ts';
import { aCard, PAN } from './testing/bench.ts';

/** A whole counter: one manager, a device of every class. */
const serial = (path: string) => ({ kind: 'serial' as const, path });
const PROFILES = [
  tallyProfile(serial('passbook')),
  usualProfile({ id: 'card-1', class: 'cardReader', model: 'omron-3s4yr', transport: serial('omron') }),
  usualProfile({
    id: 'card-2',
    class: 'cardReader',
    model: 'magtek-sureswipe',
    transport: { kind: 'hid', vendorId: '0801', productId: '0002' },
  }),
  usualProfile({ id: 'id-1', class: 'idCardReader', model: 'sdt', transport: serial('sdt') }),
  usualProfile({ id: 'receipt-1', class: 'receiptPrinter', model: 'escpos', transport: serial('escpos') }),
];
const emulators = () => ({
  passbook: createEmulatedPrinter({ clock }),
  omron: createEmulatedOmronReader({ clock }),
  sdt: createEmulatedIdReader(),
  escpos: createEmulatedReceiptPrinter(),
});
let clock: ManualClock;
let at: ReturnType<typeof emulators>;
let swipe: ReturnType<typeof createEmulatedSwipeReader>;
let manager: DeviceManager;
let logged: unknown[];

beforeEach(() => {
  clock = createManualClock();
  at = emulators();
  swipe = createEmulatedSwipeReader('magtek-sureswipe');
  logged = [];
  const lines = new Map<string, Transport>();
  for (const [name, emulator] of Object.entries(at)) {
    const line = createMemoryLine(clock, name);
    emulator.attach(line.socket);
    lines.set(name, line.transport);
  }
  manager = createDeviceManager({
    profiles: PROFILES,
    clock,
    transportFor: (config) => {
      if (config.kind === 'hid') return createHidTransport(config, { clock, backend: swipe.backend });
      const line = config.kind === 'serial' ? lines.get(config.path ?? '') : undefined;
      if (line === undefined) throw new Error('no such line');
      return line;
    },
    log: { info: (entry: unknown) => void logged.push(entry) } as never,
  });
});
afterEach(async () => {
  await manager.stop();
  expect(clock.pending()).toBe(0);
});
const settle = <T>(promise: Promise<T>) => clock.settle(promise);

it('all devices of a counter work at once, and none of them is told about in the log', async () => {
  await manager.start();
  await settle(until(() => manager.list().every(({ device }) => device === 'online'), clock));
  expect(manager.list().map((status) => status.class)).toEqual([
    'passbookPrinter',
    'cardReader',
    'cardReader',
    'idCardReader',
    'receiptPrinter',
  ]);
  const [passbook, card, other, idCard, receipt] = [
    manager.passbookPrinter(),
    manager.cardReader(),
    manager.cardReader('card-2'),
    manager.idCardReader(),
    manager.receiptPrinter('receipt-1'),
  ];
  if (passbook === null || card === null || other === null || idCard === null || receipt === null) throw new Error('a device is missing');
  expect(manager.cardReader('receipt-1')).toBeNull();
  at.passbook.insert(aBook());
  const name = '王五';
  const text = {
    name,
    sex: '1',
    nation: '01',
    birth: '19491231',
    address: '天津',
    idNumber: '11010519491231002X',
    issuer: '天津',
    validFrom: '20200101',
    validTo: '长期',
  };
  at.sdt.lay({ text });
  const human = { timeoutMs: 60_000 };
  const work = Promise.all([
    passbook.printLines(aJob(1, 2, 3)),
    identifyCard(card, human),
    identifyCard(other, human),
    idCard.read(human),
    receipt.print([{ kind: 'text', text: name }, { kind: 'cut' }]),
  ]);
  clock.after(2_000, () => at.omron.insert(aCard()));
  clock.after(2_500, () => swipe.swipe({ track1: null, track2: aCard().track2, track3: null }));
  const [printed, chip, stripe, person, paper] = await settle(work);
  expect(printed).toMatchObject({ ok: true });
  expect(chip).toMatchObject({ ok: true, value: { pan: PAN, source: 'chip' } });
  expect(stripe).toMatchObject({ ok: true, value: { pan: PAN, source: 'stripe' } });
  expect(person).toMatchObject({ ok: true, value: { name } });
  expect(paper).toMatchObject({ ok: true });
  expect(logged.length).toBeGreaterThan(8);
  const said = JSON.stringify([logged, manager.list()]);
  for (const secret of [PAN, PAN.slice(6, 12), name, 'ZHANG', '11010519491231002X']) expect(said).not.toContain(secret);
});

it('profiles: models stand on the line that they have, and a bank may say otherwise', () => {
  expect(PROFILES[1]?.transport).toMatchObject({ baudRate: 9600, parity: 'even' });
  expect(PROFILES[3]?.transport).toMatchObject({ baudRate: 115_200 });
  const own = { id: 'x', class: 'cardReader', model: 'omron-3s4yr', transport: { ...serial('a'), baudRate: 19_200 } } as const;
  expect(usualProfile(own).transport).toMatchObject({ baudRate: 19_200, parity: 'even' });
  expect(deviceProfilesSchema.safeParse(PROFILES).success).toBe(true);
  const onUsb = { ...own, transport: { kind: 'hid', vendorId: '0801', productId: '0002' } };
  expect(deviceProfilesSchema.safeParse([onUsb]).success).toBe(false);
  expect(deviceProfilesSchema.safeParse([{ ...own, model: 'magtek-sureswipe' }]).success).toBe(false);
  const pr2 = { id: 'p', class: 'passbookPrinter', model: 'olivetti-pr2', transport: serial('b') };
  expect(deviceProfilesSchema.safeParse([{ ...pr2, statusCodes: { q: 'msfError', b: 'ready' } }]).success).toBe(true);
  expect(deviceProfilesSchema.safeParse([{ ...pr2, statusCodes: { b: 'fine' } }]).success).toBe(false);
});
