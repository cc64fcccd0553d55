import type { Logger } from 'pino';
import type { CardMedia, CardReader } from './card/reader.ts';
import { type Clock, systemClock } from './clock.ts';
import { createDriver, type Driver } from './drivers.ts';
import type { DeviceState } from './errors.ts';
import type { FormPrinter } from './forms/printer.ts';
import type { IdCardReader } from './id-card/reader.ts';
import type { PassbookPrinter } from './passbook/printer.ts';
import type { TallySettings } from './passbook/tally/settings.ts';
import type { PinPad } from './pin-pad/pin-pad.ts';
import type { DeviceClass, DeviceProfile } from './profiles.ts';
import type { ReceiptPrinter } from './receipt/printer.ts';
import type { DeviceTrace } from './trace.ts';
import { createTransport } from './transport/create.ts';
import { createHidTransport } from './transport/hid.ts';
import { createHidTcpTransport } from './transport/hid-tcp.ts';
import type { Transport } from './transport/transport.ts';

export interface DeviceStatus {
  readonly id: string;
  readonly class: DeviceClass;
  readonly model: string;
  readonly device: DeviceState;
  readonly media: CardMedia;
  /** Why the device is not online, for technicians; empty when it is. */
  readonly detail: string;
}

export interface DeviceManagerOptions {
  readonly profiles: readonly DeviceProfile[];
  readonly clock?: Clock;
  /** Injected in tests. */
  readonly transportFor?: (config: DeviceProfile['transport']) => Transport;
  readonly settings?: TallySettings | undefined;
  /** Notes what passes on the lines, for technicians. */
  readonly trace?: DeviceTrace | undefined;
  /** Hears of state changes. Nothing that is printed or read ever reaches it. */
  readonly log?: Pick<Logger, 'info'> | undefined;
}

export interface DeviceManager {
  /** Begins to look for every device and returns at once; devices come online as they are found, and come back after every loss. */
  start(): Promise<void>;
  /** Rejects everything pending and lets go of all lines. */
  stop(): Promise<void>;
  list(): DeviceStatus[];
  /** Called with the new status of one device after each change. */
  onStatus(listener: (status: DeviceStatus) => void): () => void;
  /** The counter's passbook printer (the first, or the one named), online or not; null when none is configured. */
  passbookPrinter(id?: string): PassbookPrinter | null;
  /** The same printer as one that takes single sheets and forms: flatbed printers do both. */
  formPrinter(id?: string): FormPrinter | null;
  /** In the same way. */
  cardReader(id?: string): CardReader | null;
  idCardReader(id?: string): IdCardReader | null;
  receiptPrinter(id?: string): ReceiptPrinter | null;
  pinPad(id?: string): PinPad | null;
}

interface Managed {
  readonly profile: DeviceProfile;
  readonly driver: Driver;
  last: string;
}

export function createDeviceManager(options: DeviceManagerOptions): DeviceManager {
  const clock = options.clock ?? systemClock;
  const transportFor =
    options.transportFor ??
    ((config) => {
      if (config.kind === 'hid') return createHidTransport(config, { clock });
      return config.kind === 'hidTcp' ? createHidTcpTransport(config, clock) : createTransport(config, { clock });
    });
  const listeners = new Set<(status: DeviceStatus) => void>();

  const statusOf = ({ profile, driver }: Managed): DeviceStatus => {
    const { device, media, detail } = driver.device.observed();
    return { id: profile.id, class: profile.class, model: profile.model, device, media, detail };
  };
  const tell = (managed: Managed) => {
    const status = statusOf(managed);
    const key = JSON.stringify(status);
    if (key === managed.last) return;
    managed.last = key;
    options.log?.info({ device: status.id, state: status.device, media: status.media, detail: status.detail }, 'device state');
    for (const listener of [...listeners]) listener(status);
  };

  const devices = options.profiles.map((profile): Managed => {
    const transport = transportFor(profile.transport);
    const managed: Managed = {
      profile,
      driver: createDriver(profile, {
        transport: options.trace?.tap(profile, transport) ?? transport,
        clock,
        settings: options.settings,
        log: options.log,
        onChange: () => tell(managed),
      }),
      last: '',
    };
    return managed;
  });

  const find = <D>(id: string | undefined, deviceOf: (driver: Driver) => D | null): D | null => {
    for (const { profile, driver } of devices) {
      const device = id === undefined || profile.id === id ? deviceOf(driver) : null;
      if (device !== null) return device;
    }
    return null;
  };

  return {
    async start() {
      for (const { driver } of devices) driver.device.start();
    },
    async stop() {
      await Promise.all(devices.map(({ driver }) => driver.device.stop()));
    },
    list: () => devices.map(statusOf),
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    passbookPrinter: (id) => find(id, (driver) => (driver.class === 'passbookPrinter' ? driver.device : null)),
    formPrinter: (id) => find(id, (driver) => (driver.class === 'passbookPrinter' ? driver.device : null)),
    cardReader: (id) => find(id, (driver) => (driver.class === 'cardReader' ? driver.device : null)),
    idCardReader: (id) => find(id, (driver) => (driver.class === 'idCardReader' ? driver.device : null)),
    receiptPrinter: (id) => find(id, (driver) => (driver.class === 'receiptPrinter' ? driver.device : null)),
    pinPad: (id) => find(id, (driver) => (driver.class === 'pinPad' ? driver.device : null)),
  };
}
