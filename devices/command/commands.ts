import type { DeviceManager, DeviceStatus } from '../manager.ts';
import { type DeviceProfile, usualProfile } from '../profiles.ts';
import { createDeviceTrace } from '../trace.ts';
import { nodeHidBackend } from '../transport/hid.ts';
import { listSerialPorts } from '../transport/serial.ts';
import { pin, read, testPrint } from './operations.ts';
import type { Options } from './options.ts';
import { pdf } from './paper.ts';
import { done, failed, type Report, type Surroundings } from './report.ts';

const place = ({ transport }: DeviceProfile): string => {
  switch (transport.kind) {
    case 'tcp':
      return `tcp:${transport.host}:${transport.port}`;
    case 'hidTcp':
      return `usb over tcp:${transport.host}:${transport.port}`;
    case 'hid':
      return `usb:${transport.vendorId}:${transport.productId}`;
    case 'serial':
      return `serial:${transport.path ?? `${transport.match?.vendorId}:${transport.match?.productId}`}`;
  }
};
const row = (cells: readonly string[], widths: readonly number[]) =>
  cells
    .map((cell, at) => cell.padEnd(widths[at] ?? 0))
    .join('  ')
    .trimEnd();

/** Looks until all of them (or the one) are online, or the time is over. */
async function settled(manager: DeviceManager, id: string | null, options: Options, wait: Surroundings['wait']): Promise<DeviceStatus[]> {
  const wanted = () => manager.list().filter((each) => id === null || each.id === id);
  for (let left = options.seconds * 1000; left > 0 && wanted().some(({ device }) => device !== 'online'); left -= 50) await wait(50);
  return wanted();
}
const statusLine = ({ id, class: kind, model, device, media, detail }: DeviceStatus) =>
  row([id, kind, model, device, media, detail], [12, 16, 16, 13, 10]);

async function list({ profiles }: Surroundings): Promise<Report> {
  const ports = await listSerialPorts().catch(() => []);
  const usb = await nodeHidBackend.devices().catch(() => []);
  const hid = usb.map(({ vendorId, productId }) => `${vendorId.toString(16).padStart(4, '0')}:${productId.toString(16).padStart(4, '0')}`);
  const configured = profiles.map((profile) => ({ id: profile.id, class: profile.class, model: profile.model, at: place(profile) }));
  const lines = [
    `configured: ${configured.length === 0 ? 'none (--profiles FILE, or --emulators)' : ''}`,
    ...configured.map(({ id, class: kind, model, at }) => `  ${row([id, kind, model, at], [12, 16, 16])}`),
    `serial ports: ${ports.length === 0 ? 'none' : ''}`,
    ...ports.map(({ path, vendorId, productId }) => `  ${path}${vendorId === undefined ? '' : ` (USB ${vendorId}:${productId})`}`),
    `USB HID devices: ${hid.length === 0 ? 'none' : [...new Set(hid)].join(' ')}`,
  ];
  return done(lines, { configured, ports: ports.map(({ path }) => path), hid: [...new Set(hid)] });
}

/** Models that answer when they are asked; an ESC/P2 printer says nothing and cannot be found. */
const ANSWERING = [
  { class: 'passbookPrinter', model: 'tally-t5023' },
  { class: 'passbookPrinter', model: 'olivetti-pr2' },
  { class: 'receiptPrinter', model: 'escpos' },
  { class: 'cardReader', model: 'omron-3s4yr' },
  { class: 'cardReader', model: 'sankyo-ict3q8' },
  { class: 'cardReader', model: 'creator-crt' },
  { class: 'idCardReader', model: 'sdt' },
  { class: 'pinPad', model: 'visa-ipp' },
  { class: 'pinPad', model: 'idtech-k100' },
] as const;

async function probe(options: Options, around: Surroundings): Promise<Report> {
  const { port } = options;
  if (port === null) return list(around);
  const kinds = ANSWERING.filter(({ model }) => options.model === null || model === options.model);
  if (kinds.length === 0) return failed('invalidData', `--model: one of ${ANSWERING.map(({ model }) => model).join(' ')}`);
  const found: string[] = [];
  for (const kind of kinds) {
    const manager = await around.managerOf([usualProfile({ id: 'probe', ...kind, transport: { kind: 'serial', path: port } })]);
    const tried = { ...options, seconds: Math.min(options.seconds, 4) };
    const [status] = await settled(manager, null, tried, around.wait);
    await manager.stop();
    around.say(`${kind.model}: ${status?.device === 'online' ? 'answers' : (status?.detail ?? '')}`);
    if (status?.device === 'online') found.push(kind.model);
  }
  const lines = [found.length === 0 ? `${port}: nothing that is known answered` : `${port}: ${found.join(', ')}`];
  return done(lines, { port, found }, found.length > 0);
}

async function status(options: Options, around: Surroundings): Promise<Report> {
  const manager = await around.managerOf(around.profiles);
  const devices = await settled(manager, options.subject, options, around.wait);
  await manager.stop();
  return done(devices.map(statusLine), { devices }, devices.length > 0 && devices.every(({ device }) => device === 'online'));
}

async function trace(options: Options, around: Surroundings, profile: DeviceProfile): Promise<Report> {
  const noted = createDeviceTrace();
  const began = Date.now();
  const manager = await around.managerOf([profile], noted);
  await around.wait(options.seconds * 1000);
  const [state] = manager.list();
  await manager.stop();
  const seen = noted.entries(profile.id).map(({ at, direction, bytes, head }) => ({
    ms: at - began,
    direction,
    bytes,
    head: typeof head === 'string' ? head : Buffer.from(head).toString('hex'),
  }));
  const lines = seen.map(({ ms, direction, bytes, head }) =>
    row([String(ms).padStart(6), direction, String(bytes).padStart(5), head], [6, 10, 5]),
  );
  const end = `${seen.length} messages, of each its first bytes alone; ${profile.id} is ${state?.device ?? 'unknown'}`;
  return done([...lines, end], { trace: seen, device: state?.device ?? null }, state?.device === 'online');
}

/** Runs a command. Nothing is thrown for what a device does. */
export async function runCommand(options: Options, around: Surroundings): Promise<Report> {
  if (options.command === 'list') return list(around);
  if (options.command === 'probe') return probe(options, around);
  if (options.command === 'pdf') return pdf(options);
  if (around.profiles.length === 0) return failed('noDevice', 'no devices are configured: --profiles FILE, or --emulators');
  if (options.command === 'status') {
    if (options.subject !== null && !around.profiles.some(({ id }) => id === options.subject))
      return failed('noDevice', `there is no device ${options.subject}`);
    return status(options, around);
  }
  const profile = around.profiles.find(({ id }) => id === options.subject);
  if (profile === undefined) return failed('noDevice', `name a device: ${around.profiles.map(({ id }) => id).join(', ')}`);
  if (options.command === 'trace') return trace(options, around, profile);
  const manager = await around.managerOf([profile]);
  try {
    const [state] = await settled(manager, profile.id, options, around.wait);
    if (state?.device !== 'online')
      return failed('deviceNotReady', `${profile.id} is ${state?.device ?? 'unknown'}: ${state?.detail ?? ''}`);
    if (options.command === 'test-print') return await testPrint(options, around, manager, profile);
    return options.command === 'read' ? await read(options, around, manager, profile) : await pin(options, around, manager, profile);
  } finally {
    await manager.stop();
  }
}
