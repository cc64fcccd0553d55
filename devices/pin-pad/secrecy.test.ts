import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { toHex } from '../crypto/bytes.ts';
import { encodePinBlock } from '../crypto/pin-block.ts';
import { PAD_FAULT_KINDS } from '../emulators/pin-pad/faults.ts';
import { PIN_PAD_CODES } from '../errors.ts';
import { FUNCTION_KEYS, keyEvent } from './key-event.ts';
import { aRequest, createIdTechBench, createVisaBench, decipher, PAN, wrappedSessionKey } from './testing.ts';

const makers = [
  ['a VISA pad, DUKPT', createVisaBench, { kind: 'dukpt' }],
  ['a VISA pad, session key', createVisaBench, { kind: 'session', name: 'pin' }],
  ['a SmartPIN, DUKPT', () => createIdTechBench(), { kind: 'dukpt' }],
  ['a SmartPIN, session key', () => createIdTechBench(), { kind: 'session', name: 'pin' }],
  ['a SmartPIN over HID', () => createIdTechBench({ link: 'hid' }), { kind: 'dukpt' }],
] as const;
const PINS = ['918273', '405060', '75319864', '111222333444'];

/**
 * Every form in which a PIN could be read: as text, as the values of its digits, packed, and in its clear block, each as bytes and as
 * hexadecimal.
 */
function traces(pin: string, accountNumber: string): Buffer[] {
  const digits = Uint8Array.from([...pin], Number);
  const block = encodePinBlock(0, digits, accountNumber, () => new Uint8Array());
  if (!block.ok) throw new Error(block.error.message);
  const raw = [
    Buffer.from(pin),
    Buffer.from(digits),
    Buffer.from(pin.padEnd(pin.length + (pin.length % 2), 'f'), 'hex'),
    Buffer.from(block.value),
  ];
  // The clear block before it is bound to the account number: format, length, digits, filling.
  const field = Buffer.from(`0${pin.length.toString(16)}${pin}`.padEnd(16, 'f'), 'hex');
  return [...raw, field].flatMap((bytes) => [bytes, Buffer.from(bytes.toString('hex')), Buffer.from(toHex(bytes))]);
}

let bench: ReturnType<typeof createVisaBench> | ReturnType<typeof createIdTechBench>;
afterEach(async () => {
  await bench.stop();
  expect(bench.clock.pending()).toBe(0);
});

describe.each(makers)('%s', (_, make, key) => {
  /** Types the PIN and collects all that leaves the pad and the driver meanwhile. */
  async function collect(pin: string, during: () => void = () => {}) {
    bench = make();
    const said: unknown[] = [];
    const logged: Buffer[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        logged.push(chunk);
        done();
      },
    });
    const log = pino({ level: 'trace' }, sink);
    bench.pad.onKey((event) => said.push(event));
    bench.pad.onChange(() => {
      said.push(bench.pad.state(), bench.driver.observed());
      log.info({ pad: bench.pad.state(), driver: bench.driver.observed() }, 'state');
    });
    await bench.online();
    if (key.kind === 'session')
      await bench.settle(bench.driver.loadWorkingKey({ name: 'pin', masterKey: 0, encrypted: wrappedSessionKey() }));
    bench.whenAsked(() => {
      bench.pad.typePin(pin, false);
      during();
      bench.pad.press('enter');
    });
    const result = await bench.settle(bench.driver.getPin(aRequest({ key, timeoutMs: 30_000 }), { onKey: (event) => said.push(event) }));
    log.info({ result, driver: bench.driver, pad: bench.pad }, 'done');
    said.push(result);
    // Objects with everything that can be reached in them, not only what JSON shows.
    const things = [said, bench.driver, bench.pad, bench.transport].map((thing) =>
      inspect(thing, { depth: 20, showHidden: true, getters: true }),
    );
    const haystack = Buffer.concat([
      Buffer.from(bench.tap.toHost),
      Buffer.from('|'),
      Buffer.from(bench.tap.toPad),
      Buffer.from('|'),
      ...logged,
      Buffer.from(JSON.stringify(said)),
      Buffer.from(things.join('|')),
    ]);
    return { result, said, haystack };
  }

  it.each(PINS)('%s is nowhere but in the pad', async (pin) => {
    const { result, said, haystack } = await collect(pin);
    expect(result.ok && decipher(result.value)).toBe(pin);
    for (const trace of traces(pin, PAN)) expect(haystack.includes(trace), trace.toString('hex')).toBe(false);
    expect(said.filter((entry) => typeof entry === 'object' && entry !== null && 'digit' in entry && entry.digit === null)).toHaveLength(
      pin.length,
    );
  });

  it('would be found if it were there', async () => {
    const pin = '918273';
    const { haystack } = await collect(pin);
    for (const trace of traces(pin, PAN)) {
      const leak = Buffer.concat([haystack.subarray(0, 40), trace, haystack.subarray(40)]);
      expect(traces(pin, PAN).some((other) => leak.includes(other))).toBe(true);
    }
    expect(haystack.length).toBeGreaterThan(2_000);
  });

  it.each(PAD_FAULT_KINDS)('is nowhere either when %s strikes', async (kind) => {
    const pin = '75319864';
    const { haystack } = await collect(pin, () => bench.pad.fault({ kind }));
    for (const trace of traces(pin, PAN)) expect(haystack.includes(trace), trace.toString('hex')).toBe(false);
    bench.pad.clearFault();
  });
});

describe('the names are those of XFS4IoT', () => {
  const folder = resolve(import.meta.dirname, '../..', process.env.GUITAI_SHARED ?? '../shared/data', 'xfs4iot');
  const load = (path: string) => {
    try {
      return JSON.parse(readFileSync(resolve(folder, path), 'utf8'));
    } catch {
      return null;
    }
  };
  const enums = (value: unknown): string[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([name, inner]) =>
          name === 'enum' && Array.isArray(inner) ? inner.filter((item) => typeof item === 'string') : enums(inner),
        );
  const skipped = `no XFS4IoT schemas at ${folder} (set GUITAI_SHARED)`;

  it('of errors', (context) => {
    bench = createVisaBench();
    const schemas = ['Pinpad/completions/GetPinBlock', 'Keyboard/completions/PinEntry', 'KeyManagement/completions/ImportKey'].map((name) =>
      load(`${name}.json`),
    );
    if (schemas.includes(null)) return context.skip(skipped);
    expect(schemas.flatMap(enums)).toEqual(expect.arrayContaining([...PIN_PAD_CODES]));
  });

  it('of formats', async (context) => {
    bench = createVisaBench();
    const schema = load('Pinpad/commands/GetPinBlock.json');
    if (schema === null) return context.skip(skipped);
    const { PIN_FORMATS } = await import('./pin-pad.ts');
    expect(schema.properties.payload.anyOf[0].properties.format.enum).toEqual(expect.arrayContaining([...PIN_FORMATS]));
  });

  it('of keys, and no event of a digit names it', (context) => {
    bench = createVisaBench();
    const schema = load('Keyboard/events/KeyEvent.json');
    if (schema === null) return context.skip(skipped);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const header = { type: 'event', name: 'Keyboard.KeyEvent', version: '2.0', requestId: 1 };
    const payloads = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
    for (const name of [...payloads, ...FUNCTION_KEYS]) expect(validate({ header, payload: keyEvent(name) }), name).toBe(true);
    for (const name of payloads) expect(keyEvent(name)).toEqual({ digit: null, completion: null });
    expect(new Set(payloads.map((name) => JSON.stringify(keyEvent(name)))).size).toBe(1);
    expect(keyEvent('enter')).toEqual({ digit: 'enter', completion: 'enter' });
    expect(keyEvent('backspace')).toEqual({ digit: 'backspace', completion: null });
    expect(validate({ header, payload: { digit: 'eleven' } })).toBe(false);
  });

  it('a result makes a valid completion', async (context) => {
    bench = createVisaBench();
    const schema = load('Pinpad/completions/GetPinBlock.json');
    if (schema === null) return context.skip(skipped);
    await bench.online();
    bench.whenAsked(() => bench.pad.typePin('1234'));
    const result = await bench.settle(bench.driver.getPin(aRequest()));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const header = { type: 'completion', name: 'PinPad.GetPinBlock', version: '3.0', requestId: 1, completionCode: 'success' };
    const pinBlock = result.ok ? Buffer.from(result.value.pinBlock, 'hex').toString('base64') : '';
    expect(validate({ header, payload: { pinBlock } })).toBe(true);
    expect(pinBlock).toHaveLength(12);
  });
});
