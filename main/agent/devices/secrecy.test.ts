import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import type { AgentCallName } from '../../../contract/ipc/contract.ts';
import { PAD_DIGITS, type VirtualPadKey } from '../../../contract/views/virtualCounter.ts';
import { openSnapshot } from '../../../db/sqlite/database.ts';
import { encodePinBlock } from '../../../devices/crypto/pin-block.ts';
import { virtualProfiles } from '../../../devices/virtual-counter/profiles.ts';
import { startVirtualCounter } from '../../../devices/virtual-counter/server.ts';
import { createHandlers } from '../calls/handlers.ts';
import { createDispatcher } from '../calls/register.ts';
import { beginDay, startTestCounter } from '../testing/fixture.ts';
import { createVirtualCounterPort } from '../virtual/client.ts';
import { createDevicesPort } from './devices.ts';
import { openDevices } from './open.ts';

const PAN = '6210000000000011';

/** Every form in which the PIN could be read: as text, as digits, packed, and in its clear block; each as bytes, as hexadecimal and as JSON. */
function traces(pin: string): Buffer[] {
  const digits = Uint8Array.from([...pin], Number);
  const block = encodePinBlock(0, digits, PAN, () => new Uint8Array());
  if (!block.ok) throw new Error(block.error.message);
  const field = Buffer.from(`0${pin.length.toString(16)}${pin}`.padEnd(16, 'f'), 'hex');
  const raw = [Buffer.from(pin), Buffer.from(digits), Buffer.from(pin, 'hex'), Buffer.from(block.value), field];
  const names = [...pin].map((digit) => PAD_DIGITS[Number(digit)]);
  const texts = [
    [...pin].join(','),
    [...pin].map((digit) => `"${digit}"`).join(','),
    names.join(','),
    names.map((name) => `"${name}"`).join(','),
  ];
  return [
    ...texts.map((text) => Buffer.from(text)),
    ...raw.flatMap((bytes) => [
      bytes,
      Buffer.from(bytes.toString('hex')),
      Buffer.from(bytes.toString('hex').toUpperCase()),
      Buffer.from(bytes.toString('base64').replace(/=+$/, '')),
    ]),
  ];
}

it('a PIN typed on the pad is in no log, event, answer, trace, state and in no row of the database', async () => {
  const pin = '918273';
  await using counter = await startTestCounter();
  await beginDay(counter);
  const started = await startVirtualCounter({ usePty: true });
  if (!started.ok) throw new Error(started.error.message);
  const desk = started.value;

  const seen: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      seen.push(chunk.toString());
      done();
    },
  });
  const log = pino({ level: 'trace', timestamp: pino.stdTimeFunctions.isoTime }, sink);
  const opened = await openDevices({ devices: virtualProfiles(desk.announcement).map((each) => JSON.parse(JSON.stringify(each))) }, log);
  const { events, clock } = counter.context;
  events.onAny((name, payload) => seen.push(JSON.stringify({ name, payload })));
  const devices = createDevicesPort(opened, { clock, log, onProgress: (progress) => events.emit('device.progress', progress) });
  const virtualCounter = createVirtualCounterPort({ url: desk.announcement.control, token: desk.announcement.token }, log);
  virtualCounter.onChange((state) => events.emit('virtualCounter.changed', state));
  const context = { ...counter.context, devices, virtualCounter, log };
  const dispatch = createDispatcher(context, createHandlers(context));
  const call = async (name: AgentCallName, input: unknown): Promise<unknown> => {
    const answer = await dispatch(name, input);
    seen.push(JSON.stringify(answer));
    return answer;
  };
  const press = (key: VirtualPadKey) => call('virtualCounter.pressKey', { key });
  const digit = (each: string) => PAD_DIGITS[Number(each)] ?? 'zero';

  try {
    await vi.waitFor(() => expect(opened.manager.list().find(({ id }) => id === 'pinpad-1')?.device).toBe('online'), { timeout: 10_000 });
    // Pressed while nobody asks: refused, and the refusal names no key.
    for (const each of pin) await press(digit(each));
    const entered = call('device.enterPin', { pan: PAN });
    await vi.waitFor(() => expect(desk.state().desk.pinPad.asks).toBe(true), { timeout: 10_000 });
    for (const each of pin) await press(digit(each));
    expect(desk.state().desk.pinPad.digits).toBe(pin.length);
    await press('enter');
    expect(await entered).toMatchObject({ ok: true, value: { format: 'iso0', ksn: expect.stringMatching(/^FFFF9876543210E/) } });
    // A call that does not fit its contract is refused without repeating what came.
    await call('virtualCounter.pressKey', { key: 'nine', pin });
    await call('device.trace', { deviceId: 'pinpad-1' });
    await call('virtualCounter.state', {});
    await call('counter.state', {});
    await call('audit.verify', {});

    const database = openSnapshot(counter.database.path, counter.database.keyHex);
    const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
    const rows = tables.flatMap((table) => database.prepare(`select * from "${table}"`).raw().all());
    database.close();
    expect(rows.length).toBeGreaterThan(5);

    const haystack = Buffer.concat([
      Buffer.from(seen.join('\n')),
      Buffer.from(JSON.stringify(rows)),
      ...rows.flat().map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)))),
    ]);
    for (const trace of traces(pin)) expect(haystack.includes(trace), trace.toString()).toBe(false);
    // And it would have been found.
    for (const trace of traces(pin)) expect(Buffer.concat([haystack, trace]).includes(trace)).toBe(true);
    expect(haystack.includes('device.progress')).toBe(true);
    expect(haystack.includes('"digits":6')).toBe(true);
  } finally {
    await virtualCounter.stop();
    await opened.manager.stop();
    await desk.stop();
  }
});
