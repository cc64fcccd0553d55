import { closeSync, openSync, read, writeSync } from 'node:fs';

/** A HID device of our own making at /dev/uhid (linux/uhid.h): the kernel's HID core takes it for one on USB. */
export interface UhidDevice {
  input(report: Uint8Array): void;
  /** Pulls it out; `plug` puts it in again. */
  unplug(): void;
  plug(): void;
  close(): void;
}

export interface UhidOptions {
  readonly name: string;
  readonly serialNumber: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly reportDescriptor: Uint8Array;
  onOutput(report: Uint8Array): void;
  /** Answer to a request for a feature report; the report's number comes first in both. */
  feature: { get(number: number): Uint8Array; set(report: Uint8Array): void };
}

const DESTROY = 1;
const OUTPUT = 6;
const GET_REPORT = 9;
const GET_REPORT_REPLY = 10;
const CREATE2 = 11;
const INPUT2 = 12;
const SET_REPORT = 13;
const SET_REPORT_REPLY = 14;
const DATA_MAX = 4096;
const EVENT_BYTES = 4380;
const BUS_USB = 3;

export function createUhidDevice(options: UhidOptions): UhidDevice {
  const device = openSync('/dev/uhid', 'r+');
  let open = true;
  const send = (type: number, size: number, fill: (event: Buffer) => void = () => {}) => {
    const event = Buffer.alloc(4 + size);
    event.writeUInt32LE(type, 0);
    fill(event);
    writeSync(device, event);
  };

  const onEvent = (event: Buffer) => {
    switch (event.readUInt32LE(0)) {
      case OUTPUT:
        options.onOutput(Uint8Array.from(event.subarray(4, 4 + event.readUInt16LE(4 + DATA_MAX))));
        break;
      case GET_REPORT: {
        const report = options.feature.get(event.readUInt8(8));
        send(GET_REPORT_REPLY, 8 + DATA_MAX, (reply) => {
          event.copy(reply, 4, 4, 8);
          reply.writeUInt16LE(report.length, 10);
          reply.set(report, 12);
        });
        break;
      }
      case SET_REPORT:
        options.feature.set(Uint8Array.from(event.subarray(12, 12 + event.readUInt16LE(10))));
        send(SET_REPORT_REPLY, 6, (reply) => event.copy(reply, 4, 4, 8));
        break;
    }
  };
  const listen = () => {
    const event = Buffer.alloc(EVENT_BYTES);
    read(device, event, 0, EVENT_BYTES, null, (error, bytes) => {
      if (!open) return;
      if (error === null && bytes > 0) onEvent(event);
      // Nothing to read before the device is there, and after it is gone.
      if (error === null) listen();
      else setTimeout(listen, 20);
    });
  };

  const plug = () =>
    send(CREATE2, 276 + DATA_MAX, (event) => {
      event.write(options.name, 4);
      event.write('guitai-bench', 132);
      event.write(options.serialNumber, 196);
      event.writeUInt16LE(options.reportDescriptor.length, 260);
      event.writeUInt16LE(BUS_USB, 262);
      event.writeUInt32LE(options.vendorId, 264);
      event.writeUInt32LE(options.productId, 268);
      event.writeUInt32LE(0x0100, 272);
      event.set(options.reportDescriptor, 280);
    });
  plug();
  listen();

  return {
    input: (report) =>
      send(INPUT2, 2 + DATA_MAX, (event) => {
        event.writeUInt16LE(report.length, 4);
        event.set(report, 6);
      }),
    unplug: () => send(DESTROY, 0),
    plug,
    close() {
      open = false;
      closeSync(device);
    },
  };
}
