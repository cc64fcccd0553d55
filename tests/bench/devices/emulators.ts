import { aCard } from '../../../devices/card/testing/bench.ts';
import { systemCiphers } from '../../../devices/crypto/ciphers/select.ts';
import { createEmulatedReceiptPrinter } from '../../../devices/emulators/escpos/printer.ts';
import type { EmulatedCardReader } from '../../../devices/emulators/omron/body.ts';
import { createEmulatedOmronReader } from '../../../devices/emulators/omron/reader.ts';
import { dukptFromBdk } from '../../../devices/emulators/pin-pad/keys.ts';
import { createEmulatedIdTechPad } from '../../../devices/emulators/pin-pad-idtech/pad.ts';
import { createEmulatedVisaPad } from '../../../devices/emulators/pin-pad-visa/pad.ts';
import { createEmulatedSankyoReader } from '../../../devices/emulators/sankyo/reader.ts';
import { createEmulatedIdReader } from '../../../devices/emulators/sdt/reader.ts';
import { createEmulatedPrinter } from '../../../devices/emulators/tally-csi/printer.ts';
import { startPty } from '../../../devices/emulators/tally-csi/pty.ts';
import { listenTcp } from '../../../devices/emulators/tally-csi/tcp.ts';
import { BDK, FIRST_KSN } from '../../../devices/pin-pad/testing.ts';
import type { DeviceProfileInput } from '../../../devices/profiles.ts';
import { aBook } from '../../../devices/testing/bench.ts';
import type { DeviceSocket } from '../../../devices/transport/device-line.ts';

// A process of its own, as devices are: eight of them on pseudo-terminals. It tells its parent their profiles, and ends with it.
type Attach = (socket: DeviceSocket) => void;
type Kind = Pick<DeviceProfileInput, 'class' | 'model'>;

function printer(): Attach {
  const emulator = createEmulatedPrinter({ printDelayMs: 20 });
  emulator.insert(aBook());
  emulator.onChange(() => {
    // The teller puts the next book in at once.
    if (emulator.state().book === null) queueMicrotask(() => emulator.insert(aBook()));
  });
  return (socket) => emulator.attach(socket);
}
const reader = (emulator: EmulatedCardReader): Attach => {
  emulator.onChange(() => {
    // A customer puts the card in as soon as the slot opens; it stays there and is read again and again.
    if (emulator.state().permitted && emulator.state().card === null) queueMicrotask(() => void emulator.insert(aCard()));
  });
  return (socket) => emulator.attach(socket);
};
function pads(): readonly [Attach, Attach] {
  const visa = createEmulatedVisaPad();
  const idTech = createEmulatedIdTechPad();
  idTech.setEngine(dukptFromBdk(systemCiphers(), BDK, FIRST_KSN));
  return [(socket) => visa.attach(socket), (socket) => idTech.attach(socket)];
}

const [visa, idTech] = pads();
const receipt = createEmulatedReceiptPrinter();
const idReader = createEmulatedIdReader();
const DEVICES: readonly (readonly [Kind, Attach])[] = [
  [{ class: 'passbookPrinter', model: 'tally-t5023' }, printer()],
  [{ class: 'passbookPrinter', model: 'tally-t5023' }, printer()],
  [{ class: 'receiptPrinter', model: 'escpos' }, (socket) => receipt.attach(socket)],
  [{ class: 'cardReader', model: 'omron-3s4yr' }, reader(createEmulatedOmronReader({ delayMs: 10 }))],
  [{ class: 'cardReader', model: 'sankyo-ict3q8' }, reader(createEmulatedSankyoReader({ delayMs: 10 }))],
  [{ class: 'idCardReader', model: 'sdt' }, (socket) => idReader.attach(socket)],
  [{ class: 'pinPad', model: 'visa-ipp' }, visa],
  [{ class: 'pinPad', model: 'idtech-k100' }, idTech],
];

const profiles: unknown[] = [];
for (const [at, [kind, attach]] of DEVICES.entries()) {
  const server = await listenTcp();
  if (!server.ok) throw new Error(server.error.message);
  attach(server.value.socket);
  const pty = await startPty(server.value.port);
  if (!pty.ok) throw new Error(pty.error.message);
  profiles.push({ id: `device-${at + 1}`, ...kind, transport: { kind: 'serial', path: pty.value.path } });
}
process.on('disconnect', () => process.exit(0));
process.send?.(profiles);
