import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../contract/documents/inputs.ts';
import { openPty, settleLive } from '../card/testing/bench.ts';
import type { ManagedPassbookPrinter } from '../drivers.ts';
import { createEmulatedEscp2Printer } from '../emulators/escp2/printer.ts';
import { createEmulatedPr2Printer, EMULATED_CODES } from '../emulators/pr2/printer.ts';
import { type Book, createMemoryShelf, type InkRun, runsOf } from '../emulators/tally-csi/book.ts';
import { createEmulatedPrinter } from '../emulators/tally-csi/printer.ts';
import { findSocat } from '../emulators/tally-csi/pty.ts';
import { createDeviceManager } from '../manager.ts';
import { createEscp2PassbookPrinter } from '../passbook/escp2/driver.ts';
import { createPr2PassbookPrinter } from '../passbook/pr2/driver.ts';
import { createTallyCsiPassbookPrinter } from '../passbook/tally/driver.ts';
import { usualProfile } from '../profiles.ts';
import { aBook, until } from '../testing/bench.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { eventually } from '../testing/pty-bench.ts';
import type { DeviceSocket } from '../transport/device-line.ts';
import { createMemoryLine } from '../transport/memory.ts';
import type { Transport } from '../transport/transport.ts';
import { drawnCells } from './cells.ts';
import { renderDocument } from './documents/render.ts';
import type { FormDrawing } from './drawing.ts';
import { cellMm } from './layout.ts';
import { SAMPLES } from './samples.ts';

const sheetOf = (kind: DocumentKind): FormDrawing => {
  const sheets = renderDocument(SAMPLES[kind]);
  const first = sheets.ok ? sheets.value[0] : undefined;
  if (first === undefined) throw new Error(`no sheet of ${kind}`);
  return first;
};
const kinds = Object.keys(SAMPLES) as DocumentKind[];
const STATUS_CODES = {
  [EMULATED_CODES.ready]: 'ready',
  [EMULATED_CODES.noMedia]: 'noMediaPresent',
  [EMULATED_CODES.jam]: 'mediaJammed',
} as const;

/** The printer's side, as far as these tests use it. */
interface Emulator {
  attach(socket: DeviceSocket): void;
  insert(book: Book): void;
  fault(fault: { kind: 'unplug' | 'jam'; afterBytes: number }): void;
  unplug(): void;
}
interface Make {
  /** Most millimetres between the layout and the paper. */
  readonly acrossMm: number;
  readonly confirms: boolean;
  emulator(shelf: ReturnType<typeof createMemoryShelf>, clock: ManualClock): Emulator;
  driver(transport: Transport, clock: ManualClock): ManagedPassbookPrinter;
}
const MAKES = {
  'tally-t5023': {
    acrossMm: 0.22,
    confirms: true,
    emulator: (shelf, clock) => createEmulatedPrinter({ shelf, clock }),
    driver: (transport, clock) => createTallyCsiPassbookPrinter({ transport, clock, settings: { firstControlPoint: 17 } }),
  },
  'escp2-plq20': {
    acrossMm: 0.22,
    confirms: false,
    emulator: (shelf) => createEmulatedEscp2Printer(shelf),
    driver: (transport, clock) => createEscp2PassbookPrinter({ transport, clock }),
  },
  'olivetti-pr2': {
    // Half a character of the widest pitch: this language knows no finer place.
    acrossMm: 1.3,
    confirms: false,
    emulator: (shelf) => createEmulatedPr2Printer(shelf),
    driver: (transport, clock) => createPr2PassbookPrinter({ transport, clock, settings: { statusCodes: STATUS_CODES } }),
  },
} as const satisfies Record<string, Make>;
const models = Object.keys(MAKES) as (keyof typeof MAKES)[];

let clock: ManualClock;
let shelf: ReturnType<typeof createMemoryShelf>;
let emulator: Emulator;
let driver: ManagedPassbookPrinter;
const settle = <T>(promise: Promise<T>) => clock.settle(promise);
const setUp = async (model: keyof typeof MAKES) => {
  clock = createManualClock();
  shelf = createMemoryShelf();
  const line = createMemoryLine(clock);
  emulator = MAKES[model].emulator(shelf, clock);
  emulator.attach(line.socket);
  driver = MAKES[model].driver(line.transport, clock);
  driver.start();
  await settle(until(() => driver.observed().device === 'online', clock));
};
const insert = ({ widthMm, heightMm }: FormDrawing) =>
  emulator.insert(aBook({ number: 'SHEET1', page: { widthMm, heightMm, foldMm: null } }));
const ink = (): readonly InkRun[] => {
  const sheet = shelf.load('SHEET1');
  return sheet === null ? [] : runsOf(sheet);
};
afterEach(async () => {
  await driver?.stop();
  expect(clock?.pending() ?? 0).toBe(0);
});

describe.each(models)('%s', (model) => {
  const { acrossMm, confirms } = MAKES[model];

  it.each(kinds)('prints every text of the form at its place: %s', async (kind) => {
    await setUp(model);
    const form = sheetOf(kind);
    insert(form);
    const result = await settle(driver.printForm(form));
    if (confirms) expect(result).toMatchObject({ ok: true });
    else expect(result).toMatchObject({ ok: false, error: { code: 'timeOut', paper: 'maybePrinted' } });
    expect(ink()).toHaveLength(form.texts.length);
    // The edge that a text keeps to; its other one moves where the printer's nearest pitch is finer than the form's.
    const share = { left: 0, center: 0.5, right: 1 };
    for (const { xMm, yMm, text, field, align, cpi } of form.texts) {
      const edge = xMm + share[align] * (drawnCells(text) ?? 0) * cellMm(cpi);
      const near = ink().some(
        (run) => run.text === text && Math.abs(run.xMm + share[align] * run.widthMm - edge) <= acrossMm && Math.abs(run.yMm - yMm) < 0.13,
      );
      expect(near, `${field} ${text}`).toBe(true);
    }
  });

  it('keeps a name whole: one character that the printer lacks, and nothing is printed', async () => {
    await setUp(model);
    const form = sheetOf('certificate');
    insert(form);
    const rare = { ...form, texts: form.texts.map((text) => (text.field === 'holder' ? { ...text, text: '𠮷田' } : text)) };
    const result = await settle(driver.printForm(rare));
    expect(result).toMatchObject({ ok: false, error: { code: 'charSetData', paper: 'untouched', lacking: ['𠮷'] } });
    expect(result.ok ? '' : result.error.message).toContain('holder');
    expect(result.ok ? '' : result.error.message).not.toContain('𠮷');
    expect(ink()).toEqual([]);
  });

  it('says that the paper is untouched when nothing was sent', async () => {
    await setUp(model);
    emulator.unplug();
    expect(await settle(driver.printForm(sheetOf('slip')))).toMatchObject({
      ok: false,
      error: { code: 'deviceNotReady', paper: 'untouched' },
    });
  });

  it('never says that a paper with ink is untouched, wherever the plug is pulled', async () => {
    const form = sheetOf('cashiersCheque');
    for (let afterBytes = 0; afterBytes < 700; afterBytes += 23) {
      await driver?.stop();
      await setUp(model);
      insert(form);
      emulator.fault({ kind: 'unplug', afterBytes });
      const result = await settle(driver.printForm(form));
      const paper = result.ok ? 'printed' : result.error.paper;
      if (ink().length > 0) expect(paper, `after ${afterBytes}`).not.toBe('untouched');
      if (ink().length < form.texts.length) expect(paper, `after ${afterBytes}`).not.toBe('printed');
    }
  });
});

describe('a printer that confirms', () => {
  it('counts the lines, and gives the sheet back', async () => {
    await setUp('tally-t5023');
    const form = sheetOf('cashiersCheque');
    insert(form);
    const seen: string[] = [];
    const result = await settle(driver.printForm(form, { onProgress: (done, of) => seen.push(`${done}/${of}`) }));
    const lines = result.ok ? result.value.lines : 0;
    expect(lines).toBeGreaterThan(4);
    expect(seen.at(0)).toBe(`1/${lines}`);
    expect(seen.at(-1)).toBe(`${lines}/${lines}`);
    expect(driver.observed().media).toBe('notPresent');
  });

  it('wants a sheet, and tells of a jam', async () => {
    await setUp('tally-t5023');
    const form = sheetOf('slip');
    expect(await settle(driver.printForm(form))).toMatchObject({ ok: false, error: { code: 'noMediaPresent', paper: 'untouched' } });
    insert(form);
    emulator.fault({ kind: 'jam', afterBytes: 200 });
    expect(await settle(driver.printForm(form))).toMatchObject({ ok: false, error: { code: 'mediaJammed', paper: 'maybePrinted' } });
  });

  it('is found by the manager as the printer for forms', async () => {
    clock = createManualClock();
    const line = createMemoryLine(clock);
    shelf = createMemoryShelf();
    emulator = createEmulatedPrinter({ shelf, clock });
    emulator.attach(line.socket);
    const profile = usualProfile({
      id: 'passbook-1',
      class: 'passbookPrinter',
      model: 'tally-t5023',
      transport: { kind: 'tcp', host: '127.0.0.1', port: 9100 },
    });
    const manager = createDeviceManager({ profiles: [profile], clock, transportFor: () => line.transport });
    await manager.start();
    await settle(until(() => manager.list()[0]?.device === 'online', clock));
    const form = sheetOf('slip');
    insert(form);
    expect(await settle(manager.formPrinter()?.printForm(form) ?? Promise.resolve({ ok: false }))).toMatchObject({ ok: true });
    expect(manager.formPrinter('other')).toBeNull();
    await manager.stop();
  });
});

describe.skipIf(findSocat() === null)('over a real serial port', () => {
  it('a slip comes out of a Tally whole', async () => {
    shelf = createMemoryShelf();
    const form = sheetOf('slip');
    const device = createEmulatedPrinter({ shelf });
    const line = await openPty(device.attach, { baudRate: 9600, flowControl: 'rtscts' });
    clock = line.clock;
    driver = createTallyCsiPassbookPrinter({ transport: line.transport, clock });
    driver.start();
    await eventually(() => driver.observed().device === 'online');
    device.insert(aBook({ number: 'SHEET1', page: { widthMm: form.widthMm, heightMm: form.heightMm, foldMm: null } }));
    expect(await settleLive(clock, driver.printForm(form))).toMatchObject({ ok: true });
    expect(ink()).toHaveLength(form.texts.length);
    await driver.stop();
    await line.close();
  });
});
