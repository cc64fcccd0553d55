import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemCiphers } from '../../crypto/ciphers/select.ts';
import { createIdTechPinPad } from '../../pin-pad/id-tech/driver.ts';
import type { ManagedPinPad } from '../../pin-pad/pin-pad.ts';
import { aRequest, BDK, decipher, FIRST_KSN, MASTER_KEY, SESSION_KEY, wrappedSessionKey } from '../../pin-pad/testing.ts';
import { createVisaPinPad } from '../../pin-pad/visa/driver.ts';
import { createManualClock, type ManualClock, nextTurn } from '../../testing/manual-clock.ts';
import { eventually } from '../../testing/pty-bench.ts';
import { serialConfigSchema } from '../../transport/config.ts';
import { createSerialTransport } from '../../transport/serial.ts';
import { createEmulatedIdTechPad } from '../pin-pad-idtech/pad.ts';
import { createEmulatedVisaPad } from '../pin-pad-visa/pad.ts';
import { findSocat, type Pty, startPty } from '../tally-csi/pty.ts';
import { listenTcp } from '../tally-csi/tcp.ts';
import type { EmulatedPad } from './control.ts';
import { dukptFromBdk } from './keys.ts';

const missing = findSocat() === null;
if (missing) process.stderr.write('skipped: tests over pseudo-terminals need socat (Debian: apt-get install socat)\n');

interface Bench {
  readonly clock: ManualClock;
  readonly pad: EmulatedPad;
  readonly driver: ManagedPinPad;
  replug(): Promise<void>;
  stop(): Promise<void>;
}

/** Bytes take real time; deadlines pass when the test says so. */
async function createBench(kind: 'visa' | 'idTech'): Promise<Bench> {
  const clock = createManualClock();
  const server = await listenTcp();
  if (!server.ok) throw new Error(server.error.message);
  const engine = dukptFromBdk(systemCiphers(), BDK, FIRST_KSN);
  let pad: EmulatedPad;
  if (kind === 'visa') {
    const visa = createEmulatedVisaPad({ clock });
    visa.setEngine(0, engine);
    visa.setMasterKey(0, MASTER_KEY);
    pad = visa;
  } else {
    const idTech = createEmulatedIdTechPad({ clock });
    idTech.setEngine(engine);
    idTech.setSessionKey(SESSION_KEY);
    pad = idTech;
  }
  pad.attach(server.value.socket);
  const folder = await mkdtemp(join(tmpdir(), 'guitai-pad-'));
  const path = join(folder, 'pad');
  const open = async (): Promise<Pty> => {
    const pty = await startPty(server.value.port, path);
    if (!pty.ok) throw new Error(pty.error.message);
    return pty.value;
  };
  let pty = await open();
  // Seven bits and even parity, as these pads are delivered; a pseudo-terminal carries eight all the same.
  const line = kind === 'visa' ? { dataBits: 7, parity: 'even' } : {};
  const transport = createSerialTransport(serialConfigSchema.parse({ kind: 'serial', path, ...line }), { clock });
  const driver = kind === 'visa' ? createVisaPinPad({ transport, clock }) : createIdTechPinPad({ transport, clock });
  return {
    clock,
    pad,
    driver,
    async replug() {
      await pty.gone;
      pad.plug();
      pty = await open();
    },
    async stop() {
      await driver.stop();
      await pty.stop();
      await server.value.close();
      // Last, for bytes that were still under way are heard until the line is gone.
      pad.switchOff();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe.skipIf(missing).each(['visa', 'idTech'] as const)('%s over a real serial port and a pseudo-terminal', (kind) => {
  let bench: Bench;
  afterEach(async () => {
    await bench.stop();
    expect(bench.clock.pending()).toBe(0);
  });
  const setUp = async () => {
    bench = await createBench(kind);
    bench.driver.start();
    await eventually(() => bench.driver.observed().device === 'online');
  };
  const getPin = async (pin: string, request = aRequest()) => {
    const asked = bench.driver.getPin(request);
    await eventually(() => bench.pad.state().asking);
    bench.pad.typePin(pin);
    return asked;
  };

  it('gives enciphered PINs', async () => {
    await setUp();
    for (const pin of ['1234', '918273']) {
      const result = await getPin(pin);
      expect(result.ok && decipher(result.value)).toBe(pin);
    }
  });

  it('gives enciphered PINs under a session key', async () => {
    await setUp();
    if (kind === 'visa') {
      const loaded = bench.driver.loadWorkingKey({ name: 'pin', masterKey: 0, encrypted: wrappedSessionKey() });
      expect(await loaded).toMatchObject({ ok: true });
    }
    const result = await getPin('112233', aRequest({ key: { kind: 'session', name: 'pin' } }));
    expect(result.ok && decipher(result.value)).toBe('112233');
  });

  it('is called back when the teller cancels', async () => {
    await setUp();
    const asked = bench.driver.getPin(aRequest());
    await eventually(() => bench.pad.state().asking);
    const canceled = bench.driver.cancel();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'canceled' } });
    await canceled;
    expect(bench.pad.state().asking).toBe(false);
  });

  it('is found again after its plug was pulled in an entry', async () => {
    await setUp();
    const asked = bench.driver.getPin(aRequest());
    await eventually(() => bench.pad.state().asking);
    bench.pad.typePin('12', false);
    bench.pad.unplug();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
    await bench.replug();
    bench.clock.advance(20_000);
    // A SmartPIN that still asks for the PIN hears no greeting; the driver calls it back when that has taken its time.
    for (let turn = 1; bench.driver.observed().device !== 'online'; turn += 1) {
      await nextTurn();
      if (turn % 5_000 === 0) bench.clock.advance(100);
    }
    const result = await getPin('4321');
    expect(result.ok && decipher(result.value)).toBe('4321');
  });

  it('gives up in time on a pad that falls silent', async () => {
    await setUp();
    bench.pad.fault({ kind: 'silence' });
    const asked = bench.driver.getPin(aRequest({ timeoutMs: 30_000 }));
    let done = false;
    void asked.finally(() => {
      done = true;
    });
    // Nobody will answer: only the clock can end this. Writes still need their turns.
    for (let turn = 1; !done; turn += 1) {
      await nextTurn();
      if (turn % 2_000 === 0) bench.clock.advance(1_000);
    }
    expect(await asked).toMatchObject({ ok: false, error: { code: 'timeOut' } });
  });
});
