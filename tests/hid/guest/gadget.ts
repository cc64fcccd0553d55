import { mkdirSync, openSync, read, readdirSync, symlinkSync, write, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DeviceLine, DeviceSocket } from '../../../devices/transport/device-line.ts';

/** A USB device at the kernel's dummy host controller, made by configfs; its far end is /dev/hidg0. */
export interface Gadget {
  /** Where an emulator is plugged in: reports of 64 bytes both ways. */
  readonly socket: DeviceSocket;
  unplug(): void;
  plug(): void;
}

const REPORT_BYTES = 64;
const ROOT = '/sys/kernel/config/usb_gadget/bench';

export function createGadget(options: {
  readonly vendorId: string;
  readonly productId: string;
  readonly product: string;
  readonly serialNumber: string;
  readonly reportDescriptor: Uint8Array;
}): Gadget {
  const set = (name: string, value: string | Uint8Array) => writeFileSync(path.join(ROOT, name), value);
  for (const folder of ['strings/0x409', 'configs/c.1', 'functions/hid.usb0']) mkdirSync(path.join(ROOT, folder), { recursive: true });
  set('idVendor', `0x${options.vendorId}`);
  set('idProduct', `0x${options.productId}`);
  set('strings/0x409/product', options.product);
  set('strings/0x409/manufacturer', 'Bench');
  set('strings/0x409/serialnumber', options.serialNumber);
  set('functions/hid.usb0/protocol', '0');
  set('functions/hid.usb0/subclass', '0');
  set('functions/hid.usb0/report_length', String(REPORT_BYTES));
  set('functions/hid.usb0/report_desc', options.reportDescriptor);
  symlinkSync(path.join(ROOT, 'functions/hid.usb0'), path.join(ROOT, 'configs/c.1/hid.usb0'));
  const controller = readdirSync('/sys/class/udc')[0];
  if (controller === undefined) throw new Error('the kernel has no dummy USB controller');
  const plug = () => set('UDC', controller);
  plug();

  const node = openSync('/dev/hidg0', 'r+');
  let toDevice: (bytes: Uint8Array) => void = () => {};
  const line: DeviceLine = {
    send(bytes) {
      // A report that meets no cable is lost, as on a real pad.
      for (let at = 0; at < bytes.length; at += REPORT_BYTES) {
        const report = Buffer.alloc(REPORT_BYTES);
        report.set(bytes.subarray(at, at + REPORT_BYTES));
        write(node, report, () => {});
      }
    },
    onData: (listener) => {
      toDevice = listener;
    },
    onClose: () => {},
    setReading: () => {},
    hangUp: () => {},
  };
  const listen = () => {
    const report = Buffer.alloc(REPORT_BYTES);
    read(node, report, 0, REPORT_BYTES, null, (error, bytes) => {
      // The host's kernel took the zero off, which stands for no report number; the emulator expects what the host wrote.
      if (error === null && bytes > 0) toDevice(Uint8Array.of(0, ...report.subarray(0, bytes)));
      if (error === null) listen();
      else setTimeout(listen, 50);
    });
  };
  listen();

  return {
    socket: { onLine: (listener) => listener(line), setPlugged: () => {} },
    plug,
    unplug: () => set('UDC', '\n'),
  };
}
