import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { EmulatedPassbookPrinter } from '../../emulators/escp2/body.ts';
import { createEmulatedPr2Printer, EMULATED_CODES } from '../../emulators/pr2/printer.ts';
import { aBook, aJob, until } from '../../testing/bench.ts';
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts';
import { createMemoryLine } from '../../transport/memory.ts';
import type { Escp2PassbookPrinter } from '../escp2/driver.ts';
import { createPr2PassbookPrinter } from './driver.ts';
import { createPr2Decoder, encodePr2Line, type Pr2Reply } from './framing.ts';
import { type Pr2StatusCodes, pr2StatusCodesSchema } from './settings.ts';

let clock: ManualClock;
let emulator: EmulatedPassbookPrinter;
let driver: Escp2PassbookPrinter;
let logged: object[];
const settle = <T>(promise: Promise<T>) => clock.settle(promise);
const KNOWN: Pr2StatusCodes = {
  [EMULATED_CODES.ready]: 'ready',
  [EMULATED_CODES.noMedia]: 'noMediaPresent',
  [EMULATED_CODES.jam]: 'mediaJammed',
};
const setUp = async (statusCodes: Pr2StatusCodes = KNOWN) => {
  clock = createManualClock();
  logged = [];
  const line = createMemoryLine(clock);
  emulator = createEmulatedPr2Printer();
  emulator.attach(line.socket);
  const log = { info: (entry: unknown) => void logged.push(entry as object) } as never;
  driver = createPr2PassbookPrinter({ transport: line.transport, clock, settings: { statusCodes }, log });
  driver.start();
  await settle(until(() => driver.observed().device === 'online', clock));
};
afterEach(async () => {
  await driver?.stop();
});

describe('a printer whose status table is not known', () => {
  it('prints nothing, says why, and leaves the raw byte in the log', async () => {
    await setUp({});
    emulator.insert(aBook());
    const result = await settle(driver.printLines(aJob(1)));
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'deviceNotReady', linesMaybePrinted: [], message: 'unknown status code 62' },
    });
    expect(emulator.state().linesPrinted).toBe(0);
    expect(logged).toEqual([expect.objectContaining({ status: '62' })]);
    expect(await settle(driver.status())).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
  });

  it('has one published code', async () => {
    await setUp({});
    expect(await settle(driver.writeStripe('123E4'))).toMatchObject({ ok: false, error: { code: 'msfError' } });
  });

  it('takes meanings that we have and no others', () => {
    expect(pr2StatusCodesSchema.safeParse({ b: 'ready' }).success).toBe(true);
    expect(pr2StatusCodesSchema.safeParse({ b: 'fine' }).success).toBe(false);
    expect(pr2StatusCodesSchema.safeParse({ bb: 'ready' }).success).toBe(false);
  });
});

describe('a printer whose table the bank has filled in', () => {
  it('refuses to print without a book and after a jam', async () => {
    await setUp();
    expect(await settle(driver.printLines(aJob(1)))).toMatchObject({ ok: false, error: { code: 'noMediaPresent', linesMaybePrinted: [] } });
    emulator.insert(aBook());
    emulator.fault({ kind: 'jam', afterBytes: 60 });
    expect(await settle(driver.printLines(aJob(1, 2)))).toMatchObject({
      ok: false,
      error: { code: 'mediaJammed', linesMaybePrinted: [1] },
    });
    expect(driver.observed().device).toBe('hardwareError');
  });

  it('reports a book and its absence', async () => {
    await setUp();
    expect(await settle(driver.status())).toEqual({ ok: true, value: { device: 'online', media: 'notPresent' } });
    emulator.insert(aBook());
    expect(await settle(driver.status())).toEqual({ ok: true, value: { device: 'online', media: 'present' } });
  });

  it('writes and reads the stripe', async () => {
    await setUp();
    emulator.insert(aBook());
    expect(await settle(driver.readStripe())).toMatchObject({ ok: false, error: { code: 'noMSF' } });
    expect(await settle(driver.writeStripe('6210000E07'))).toMatchObject({ ok: true });
    expect(await settle(driver.readStripe())).toEqual({ ok: true, value: { data: '6210000E07' } });
    expect(await settle(driver.writeStripe('62=07'))).toMatchObject({ ok: false, error: { code: 'invalidData' } });
  });

  it('takes a field that was read whole among repeated ones, and refuses half of one', async () => {
    const read = async (data: string) => {
      await setUp();
      emulator.insert(aBook());
      emulator.remove();
      emulator.insert({ ...aBook(), stripe: data });
      return settle(driver.readStripe());
    };
    expect(await read('12\x7f4A1234')).toEqual({ ok: true, value: { data: '1234' } });
    expect(await read('12\x7f4')).toMatchObject({ ok: false, error: { code: 'msfError' } });
  });

  it('ends within its limits when the printer falls silent', async () => {
    await setUp();
    emulator.insert(aBook());
    emulator.fault({ kind: 'silence' });
    expect(await settle(driver.printLines(aJob(1)))).toMatchObject({ ok: false, error: { code: 'timeOut', linesMaybePrinted: [] } });
  });
});

describe('the language', () => {
  it('has the bytes that the sources print', () => {
    const line = encodePr2Line({ lineNumber: 1, y180: 180, texts: [{ x60: 60, text: '张' }] }, 10);
    // ESC / 1 0240, ESC H 010, FS &, GBK, FS ., CR.
    expect(Buffer.from(line).toString('hex')).toBe('1b2f3130323430' + '1b48303130' + '1c26' + 'd5c5' + '1c2e' + '0d');
    const replies = createPr2Decoder().push(Buffer.from('1b2f371b72711b737f1c', 'hex'));
    expect(replies).toEqual([{ kind: 'identity' }, { kind: 'status', code: 'q' }, { kind: 'stripe', data: '\x7f' }]);
  });

  it('finds its answers among noise, however they are cut', () => {
    const bytesOf = (reply: Pr2Reply): string =>
      reply.kind === 'identity'
        ? '\x1b/7'
        : reply.kind === 'status'
          ? `\x1br${reply.code}`
          : reply.kind === 'stripe'
            ? `\x1bs${reply.data}\x1c`
            : '';
    const reply: fc.Arbitrary<Pr2Reply> = fc.oneof(
      fc.constant({ kind: 'identity' as const }),
      fc.record({ kind: fc.constant('status' as const), code: fc.constantFrom('q', 'b') }),
      fc.record({ kind: fc.constant('stripe' as const), data: fc.string({ unit: fc.constantFrom(...'0123456789EA'), maxLength: 60 }) }),
    );
    const noise = fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes.map((byte) => (byte === 0x1b ? 0 : byte))));
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, reply), { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (parts, cut) => {
        const bytes = Buffer.concat(parts.flatMap(([before, sent]) => [before, Buffer.from(bytesOf(sent), 'latin1')]));
        const decoder = createPr2Decoder();
        const seen: Pr2Reply[] = [];
        for (let at = 0; at < bytes.length; at += cut) seen.push(...decoder.push(bytes.subarray(at, at + cut)));
        expect(seen.filter(({ kind }) => kind !== 'garbage')).toEqual(parts.map(([, sent]) => sent));
      }),
    );
  });
});
