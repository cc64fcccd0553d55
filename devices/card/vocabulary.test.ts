import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, describe, expect, test } from 'vitest';
import type { CardReaderError } from '../errors.ts';
import { CARD_READER_CODES } from '../errors.ts';
import { PAPER_STATES } from '../receipt/printer.ts';
import type { RawData, TrackData } from './reader.ts';
import { aCard, type CardBench, createCardBench, MAKES } from './testing/bench.ts';

const folder = resolve(import.meta.dirname, '../..', process.env.GUITAI_SHARED ?? '../shared/data', 'xfs4iot');
const load = (path: string) => {
  try {
    return JSON.parse(readFileSync(resolve(folder, path), 'utf8'));
  } catch {
    return null;
  }
};
const here = load('CardReader/completions/ReadRawData.json') !== null;
if (!here) process.stderr.write(`skipped: no XFS4IoT schemas at ${folder} (set GUITAI_SHARED)\n`);

const ajv = new Ajv2020({ strict: false });
const validate = (path: string, message: object) => {
  const check = ajv.compile({ ...load(path), $id: undefined });
  const valid = check(message);
  return valid ? [] : (check.errors ?? []).map(({ instancePath, message: why }) => `${instancePath} ${why}`);
};
/** A completion as it would go over the wire, out of a result of ours. */
const completion = (name: string, result: { ok: true; payload: object } | { ok: false; error: CardReaderError }) => {
  const own = !result.ok && (CARD_READER_CODES as readonly string[]).includes(result.error.code);
  const completionCode = result.ok ? 'success' : own ? 'commandErrorCode' : result.error.code;
  const payload = result.ok ? result.payload : own ? { errorCode: result.error.code } : {};
  return { header: { type: 'completion', name: `CardReader.${name}`, version: '2.0', requestId: 1, completionCode }, payload };
};
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
const track = (data: TrackData | null) =>
  data === null ? null : data.status === 'ok' ? { status: null, data: base64(data.data) } : { status: data.status, data: null };
const raw = (data: RawData) => ({ track1: track(data.track1), track2: track(data.track2), track3: track(data.track3) });

let bench: CardBench;
afterEach(() => bench?.driver.stop());

describe.skipIf(!here)('results are messages of XFS4IoT', () => {
  test('a card is read, its chip powered and spoken to, and it is sent away', async () => {
    bench = createCardBench(MAKES.omron);
    await bench.online();
    const { clock, driver, emulator } = bench;
    const settle = <T>(promise: Promise<T>) => clock.settle(promise);
    clock.after(1_000, () => void emulator.insert(aCard()));
    const read = await settle(driver.readRawData([1, 2, 3], { timeoutMs: 10_000 }));
    const power = await settle(driver.chipPower('cold'));
    const io = await settle(driver.chipIO(Uint8Array.of(0, 0xb2, 1, 0x0c, 0)));
    if (!read.ok || !power.ok || !io.ok) throw new Error('the reader does not work');
    const chipData = Buffer.from(power.value.atr).toString('base64');
    const messages = [
      ['ReadRawData', completion('ReadRawData', { ok: true, payload: raw(read.value) })],
      ['ChipPower', completion('ChipPower', { ok: true, payload: { chipData } })],
      [
        'ChipIO',
        completion('ChipIO', { ok: true, payload: { chipProtocol: 'chipT0', chipData: Buffer.from(io.value).toString('base64') } }),
      ],
    ] as const;
    for (const [name, message] of messages) expect(validate(`CardReader/completions/${name}.json`, message), name).toEqual([]);
    emulator.fault({ kind: 'jam' });
    const stuck = await settle(driver.move('exit'));
    if (stuck.ok) throw new Error('the card is not stuck');
    expect(validate('CardReader/completions/Move.json', completion('Move', stuck))).toEqual([]);
    const wrong = completion('Move', { ok: false, error: { code: 'atrNotObtained', message: '' } });
    expect(validate('CardReader/completions/Move.json', wrong).length).toBeGreaterThan(0);
  });

  test('what is asked of a reader has the shape of its commands', () => {
    const header = (name: string) => ({ type: 'command', name: `CardReader.${name}`, version: '2.0', requestId: 1, timeout: 5000 });
    for (const to of ['exit', 'transport', 'unit1']) {
      expect(validate('CardReader/commands/Move.json', { header: header('Move'), payload: { from: 'transport', to } }), to).toEqual([]);
    }
    for (const to of ['exit', 'retain', 'currentPosition']) {
      expect(validate('CardReader/commands/Reset.json', { header: header('Reset'), payload: { to } }), to).toEqual([]);
    }
    for (const chipPower of ['cold', 'warm', 'off']) {
      expect(validate('CardReader/commands/ChipPower.json', { header: header('ChipPower'), payload: { chipPower } })).toEqual([]);
    }
  });

  test('paper states', () => {
    expect(JSON.stringify(load('Common/completions/Status.json'))).toContain('"unknown","full","low","out"');
    const words = JSON.stringify(load('Common/completions/Status.json'));
    for (const state of PAPER_STATES) expect(words).toContain(`"${state}"`);
  });
});
