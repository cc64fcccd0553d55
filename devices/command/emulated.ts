import { systemCiphers } from '../crypto/ciphers/select.ts';
import { createEmulatedReceiptPrinter } from '../emulators/escpos/printer.ts';
import { paymentChip } from '../emulators/omron/chip.ts';
import { createEmulatedOmronReader } from '../emulators/omron/reader.ts';
import { dukptFromBdk } from '../emulators/pin-pad/keys.ts';
import { createEmulatedIdTechPad } from '../emulators/pin-pad-idtech/pad.ts';
import { createEmulatedIdReader } from '../emulators/sdt/reader.ts';
import { createMemoryShelf, type InkRun, runsOf } from '../emulators/tally-csi/book.ts';
import { createEmulatedPrinter } from '../emulators/tally-csi/printer.ts';
import { type DeviceProfile, usualProfile } from '../profiles.ts';
import { createMemoryLine } from '../transport/memory.ts';
import type { Transport } from '../transport/transport.ts';

/** A counter in software in this very process: one device of each class, with somebody who puts in what a device asks for. */
export interface EmulatedCounter {
  readonly profiles: readonly DeviceProfile[];
  transportFor(config: DeviceProfile['transport']): Transport;
  /** Lays a sheet of this size into the printer; `stripe` as a passbook would have it. */
  insertSheet(widthMm: number, heightMm: number, stripe?: string): void;
  /** What the form printer has put on the sheet, in millimetres. */
  ink(): readonly InkRun[];
  receipt(): readonly string[];
}

const PAN = '6210000000000011';
const SHEET = 'SHEET1';
/** DUKPT base key and serial number of ANSI X9.24-1's own example. */
const BDK = Buffer.from('0123456789ABCDEFFEDCBA9876543210', 'hex');
const KSN = Buffer.from('FFFF9876543210E00000', 'hex');

export function createEmulatedCounter(): EmulatedCounter {
  const shelf = createMemoryShelf();
  const printer = createEmulatedPrinter({ shelf });
  const receipt = createEmulatedReceiptPrinter();
  const reader = createEmulatedOmronReader({ delayMs: 5 });
  const idReader = createEmulatedIdReader();
  const pad = createEmulatedIdTechPad();
  pad.setEngine(dukptFromBdk(systemCiphers(), BDK, KSN));

  reader.onChange(() => {
    const card = { id: 'card-1', track1: null, track2: `;${PAN}=30122200000000?`, track3: null };
    const chip = paymentChip({ pan: PAN, expiry: '3012', name: 'ZHANG/SAN' });
    if (reader.state().permitted && reader.state().card === null) queueMicrotask(() => void reader.insert({ ...card, chip }));
  });
  idReader.lay({
    text: {
      name: '张三',
      sex: '1',
      nation: '01',
      birth: '19491231',
      address: '北京市朝阳区示例路1号',
      idNumber: '11010519491231002X',
      issuer: '北京市公安局朝阳分局',
      validFrom: '20200101',
      validTo: '20400101',
      spare: '',
    },
  });
  let typing = false;
  pad.onChange(() => {
    if (!pad.state().asking || typing) return;
    typing = true;
    setTimeout(() => {
      pad.typePin('1234');
      typing = false;
    }, 20);
  });

  const devices = [
    [{ id: 'passbook-1', class: 'passbookPrinter', model: 'tally-t5023' }, printer],
    [{ id: 'receipt-1', class: 'receiptPrinter', model: 'escpos' }, receipt],
    [{ id: 'card-1', class: 'cardReader', model: 'omron-3s4yr' }, reader],
    [{ id: 'id-1', class: 'idCardReader', model: 'sdt' }, idReader],
    [{ id: 'pin-1', class: 'pinPad', model: 'idtech-k100' }, pad],
  ] as const;
  const lines = new Map<string, Transport>();
  const profiles = devices.map(([kind, emulator]) => {
    const path = `emulator:${kind.id}`;
    const line = createMemoryLine(undefined, path);
    emulator.attach(line.socket);
    lines.set(path, line.transport);
    return usualProfile({ ...kind, transport: { kind: 'serial', path } });
  });
  return {
    profiles,
    transportFor(config) {
      const line = config.kind === 'serial' ? lines.get(config.path ?? '') : undefined;
      if (line === undefined) throw new RangeError('not a line of this counter');
      return line;
    },
    insertSheet: (widthMm, heightMm, stripe = '') =>
      printer.insert({
        number: SHEET,
        accountNumber: '',
        holder: '',
        page: { widthMm, heightMm, foldMm: null },
        openPage: 1,
        pages: {},
        stripe,
      }),
    ink: () => {
      const sheet = shelf.load(SHEET);
      return sheet === null ? [] : runsOf(sheet);
    },
    receipt: () => receipt.paper().map(({ text }) => text),
  };
}
