/**
 * A USB HID device as umockdev's files describe one: what sysfs shows of it, what its ioctls answer, and the dialogue on its node. The formats are those of
 * `umockdev-record` (its man page, and `docs/script-format.txt` in its sources).
 */
export interface MockedHid {
  /** The N of /dev/hidrawN. */
  readonly number: number;
  /** Four lower-case hexadecimal digits each. */
  readonly vendorId: string;
  readonly productId: string;
  readonly product: string;
  readonly serialNumber: string;
  readonly reportDescriptor: Uint8Array;
  /** Reports in the order in which they pass: the script waits for each output report, byte by byte the same, and then sends the next input. */
  readonly dialogue: readonly ({ readonly fromHost: Uint8Array } | { readonly toHost: Uint8Array; readonly afterMs?: number })[];
  /** Answers of the control channel, with their report id. */
  readonly feature?: { readonly set: Uint8Array; readonly get: Uint8Array } | undefined;
}

export const nodeOf = ({ number }: MockedHid): string => `/dev/hidraw${number}`;

/** One collection on the vendor's page FF00, usage 1, as MagTek, ID TECH and others have it; sizes in bytes, no report numbers. */
export function vendorDescriptor(sizes: { readonly input: number; readonly output?: number; readonly feature?: number }): Uint8Array {
  const item = (usage: number, size: number, main: number) => [0x09, usage, 0x96, size & 0xff, size >> 8, main, 0x02];
  return Uint8Array.from([
    ...[0x06, 0x00, 0xff, 0x09, 0x01, 0xa1, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08],
    ...item(0x20, sizes.input, 0x81),
    ...(sizes.output === undefined ? [] : item(0x21, sizes.output, 0x91)),
    ...(sizes.feature === undefined ? [] : item(0x22, sizes.feature, 0xb1)),
    0xc0,
  ]);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

/** For `umockdev-run --device`. The order from the node up to the USB device is that of the tool's own records. */
export function sysfsOf(hid: MockedHid): string {
  const { number, product, serialNumber } = hid;
  const [vendor, id] = [hid.vendorId.toUpperCase(), hid.productId.toUpperCase()];
  const usb = `/devices/pci0000:00/0000:00:01.0/usb1/1-${number}`;
  const name = `0003:${vendor}:${id}.${String(number).padStart(4, '0')}`;
  const entry = (path: string, ...lines: string[]) => [`P: ${path}`, ...lines, ''].join('\n');
  return [
    entry(
      `${usb}/1-${number}:1.0/${name}/hidraw/hidraw${number}`,
      `N: hidraw${number}`,
      `E: DEVNAME=${nodeOf(hid)}`,
      'E: MAJOR=240',
      `E: MINOR=${number}`,
      'E: SUBSYSTEM=hidraw',
      `A: dev=240:${number}\\n`,
      `L: device=../../../${name}`,
    ),
    entry(
      `${usb}/1-${number}:1.0/${name}`,
      `E: HID_ID=0003:0000${vendor}:0000${id}`,
      `E: HID_NAME=${product}`,
      `E: HID_PHYS=usb-0000:00:01.0-${number}/input0`,
      `E: HID_UNIQ=${serialNumber}`,
      'E: SUBSYSTEM=hid',
      `H: report_descriptor=${hex(hid.reportDescriptor)}`,
    ),
    entry(`${usb}/1-${number}:1.0`, 'E: DEVTYPE=usb_interface', 'E: SUBSYSTEM=usb', 'A: bInterfaceNumber=00\\n'),
    entry(
      usb,
      'E: DEVTYPE=usb_device',
      'E: SUBSYSTEM=usb',
      `A: idVendor=${hid.vendorId}\\n`,
      `A: idProduct=${hid.productId}\\n`,
      'A: bcdDevice=0100\\n',
      `A: product=${product}\\n`,
      `A: serial=${serialNumber}\\n`,
    ),
    '',
  ].join('\n');
}

/** For `umockdev-run --ioctl`: the size of the descriptor, by which hidapi knows that the node is a hidraw one, and the feature reports. */
export function ioctlsOf(hid: MockedHid): string {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(hid.reportDescriptor.length);
  const { feature } = hid;
  return [
    `@DEV ${nodeOf(hid)}`,
    `HIDIOCGRDESCSIZE 0 ${hex(size)}`,
    ...(feature === undefined
      ? []
      : [`HIDIOCSFEATURE ${feature.set.length} ${hex(feature.set)}`, `HIDIOCGFEATURE ${feature.get.length} ${hex(feature.get)}`]),
    '',
  ].join('\n');
}

/** For `umockdev-run --script`: bytes up to 32 are written as `^` and the byte plus 64, `^` itself as a `^` and a backquote. */
export function scriptOf({ dialogue }: MockedHid): Buffer {
  const escaped = (bytes: Uint8Array) =>
    Buffer.from([...bytes].flatMap((byte) => (byte <= 32 ? [0x5e, byte + 64] : byte === 0x5e ? [0x5e, 0x60] : [byte])));
  const lines = dialogue.map((step) =>
    'fromHost' in step
      ? Buffer.concat([Buffer.from('w 0 '), escaped(step.fromHost)])
      : Buffer.concat([Buffer.from(`r ${step.afterMs ?? 0} `), escaped(step.toHost)]),
  );
  return Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
}
