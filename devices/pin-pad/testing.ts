import { fromHex } from '../crypto/bytes.ts';
import { systemCiphers } from '../crypto/ciphers/select.ts';
import { tdesInitialKey, tdesTransactionKey, tdesVariantCipher } from '../crypto/dukpt/tdes.ts';
import { decodePinBlock } from '../crypto/pin-block.ts';
import type { EmulatedPad } from '../emulators/pin-pad/control.ts';
import { dukptFromBdk } from '../emulators/pin-pad/keys.ts';
import { createEmulatedIdTechPad, type EmulatedIdTechPad } from '../emulators/pin-pad-idtech/pad.ts';
import { createEmulatedVisaPad, type EmulatedVisaPad } from '../emulators/pin-pad-visa/pad.ts';
import { until } from '../testing/bench.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import type { DeviceLine, DeviceSocket } from '../transport/device-line.ts';
import { createMemoryLine } from '../transport/memory.ts';
import type { Transport } from '../transport/transport.ts';
import { createIdTechPinPad, type IdTechPinPad, type IdTechSettings } from './id-tech/driver.ts';
import type { EncipheredPin, ManagedPinPad, PinRequest } from './pin-pad.ts';
import { createVisaPinPad, type VisaPinPad } from './visa/driver.ts';
import type { VisaSettings } from './visa/settings.ts';

/** Keys of the benches: those of ANSI X9.24-1 for DUKPT, and round figures for the rest. */
export const BDK = fromHex('0123456789ABCDEFFEDCBA9876543210');
export const FIRST_KSN = fromHex('FFFF9876543210E00000');
export const MASTER_KEY = fromHex('89ABCDEF0123456776543210FEDCBA98');
export const SESSION_KEY = fromHex('A1B2C3D4E5F60718293A4B5C6D7E8F90');
export const PAN = '6217000012345678901';

export const aRequest = (over: Partial<PinRequest> = {}): PinRequest => ({
  accountNumber: PAN,
  minLen: 4,
  maxLen: 12,
  format: 'iso0',
  key: { kind: 'dukpt' },
  timeoutMs: 120_000,
  ...over,
});

/** The session key as central hands it out: under the master key. */
export const wrappedSessionKey = (): string =>
  Buffer.from(systemCiphers().create('TDES', MASTER_KEY).encryptEcb(SESSION_KEY)).toString('hex').toUpperCase();

/** What central's key service does with a block: the digits, or null. */
export function decipher(pin: EncipheredPin, accountNumber = PAN): string | null {
  const ciphers = systemCiphers();
  const initialKey = tdesInitialKey(ciphers, BDK, FIRST_KSN);
  if (!initialKey.ok) return null;
  const transaction = pin.ksn === null ? null : tdesTransactionKey(ciphers, initialKey.value, fromHex(pin.ksn));
  if (transaction !== null && !transaction.ok) return null;
  const cipher = transaction === null ? ciphers.create('TDES', SESSION_KEY) : tdesVariantCipher(ciphers, transaction.value, 'pin');
  const digits = decodePinBlock(0, cipher.decryptEcb(fromHex(pin.pinBlock)), accountNumber);
  return digits.ok ? [...digits.value].join('') : null;
}

/** Everything that passes a line, in both directions. */
export interface Tap {
  readonly toHost: number[];
  readonly toPad: number[];
}
export function tapped(socket: DeviceSocket, tap: Tap): DeviceSocket {
  const wrap = (line: DeviceLine): DeviceLine => ({
    ...line,
    send: (bytes) => {
      tap.toHost.push(...bytes);
      line.send(bytes);
    },
    onData: (listener) =>
      line.onData((bytes) => {
        tap.toPad.push(...bytes);
        listener(bytes);
      }),
  });
  return { setPlugged: (plugged) => socket.setPlugged(plugged), onLine: (listener) => socket.onLine((line) => listener(wrap(line))) };
}

export interface PadBench<P extends EmulatedPad, D extends ManagedPinPad> {
  readonly clock: ManualClock;
  readonly pad: P;
  readonly driver: D;
  readonly transport: Transport;
  readonly tap: Tap;
  online(): Promise<void>;
  settle<T>(promise: Promise<T>): Promise<T>;
  /** Runs `then` soon after the pad begins to ask; in place of what was to run before. */
  whenAsked(then: () => void): void;
  stop(): Promise<void>;
}

function benchOf<P extends EmulatedPad, D extends ManagedPinPad>(
  clock: ManualClock,
  pad: P,
  make: (transport: Transport) => D,
): PadBench<P, D> {
  const line = createMemoryLine(clock);
  const tap: Tap = { toHost: [], toPad: [] };
  pad.attach(tapped(line.socket, tap));
  const driver = make(line.transport);
  let unsubscribe: () => void = () => {};
  return {
    clock,
    pad,
    driver,
    transport: line.transport,
    tap,
    async online() {
      driver.start();
      await clock.settle(until(() => driver.observed().device === 'online', clock));
    },
    settle: (promise) => clock.settle(promise),
    whenAsked(then) {
      unsubscribe();
      unsubscribe = pad.onChange(() => {
        if (!pad.state().asking) return;
        unsubscribe();
        clock.after(50, then);
      });
    },
    async stop() {
      await driver.stop();
      pad.switchOff();
    },
  };
}

export function createVisaBench(settings?: VisaSettings): PadBench<EmulatedVisaPad, VisaPinPad> {
  const clock = createManualClock();
  const pad = createEmulatedVisaPad({ clock });
  pad.setMasterKey(0, MASTER_KEY);
  pad.setEngine(0, dukptFromBdk(systemCiphers(), BDK, FIRST_KSN));
  return benchOf(clock, pad, (transport) => createVisaPinPad({ transport, clock, settings }));
}

export function createIdTechBench(settings?: IdTechSettings, model: 'k100' | 'l100' = 'k100'): PadBench<EmulatedIdTechPad, IdTechPinPad> {
  const clock = createManualClock();
  const pad = createEmulatedIdTechPad({ clock, model, link: settings?.link ?? 'serial' });
  pad.setEngine(dukptFromBdk(systemCiphers(), BDK, FIRST_KSN));
  pad.setSessionKey(SESSION_KEY);
  return benchOf(clock, pad, (transport) => createIdTechPinPad({ transport, clock, settings }));
}
