import type { Logger } from 'pino';
import { type Clock, systemClock } from './clock.ts';
import { createDriver, type ManagedPassbookPrinter } from './drivers.ts';
import type { DeviceState, MediaState } from './errors.ts';
import type { PassbookPrinter } from './passbook/printer.ts';
import type { TallySettings } from './passbook/tally/settings.ts';
import type { DeviceClass, DeviceProfile } from './profiles.ts';
import type { TransportConfig } from './transport/config.ts';
import { createTransport } from './transport/create.ts';
import type { Transport } from './transport/transport.ts';

export interface DeviceStatus {
  readonly id: string;
  readonly class: DeviceClass;
  readonly model: string;
  readonly device: DeviceState;
  readonly media: MediaState;
  /** Why the device is not online, for technicians; empty when it is. */
  readonly detail: string;
}

export interface DeviceManagerOptions {
  readonly profiles: readonly DeviceProfile[];
  readonly clock?: Clock;
  /** Injected in tests. */
  readonly transportFor?: (config: TransportConfig) => Transport;
  readonly settings?: TallySettings | undefined;
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
}

interface Managed {
  readonly profile: DeviceProfile;
  readonly driver: ManagedPassbookPrinter;
  last: string;
}

export function createDeviceManager(options: DeviceManagerOptions): DeviceManager {
  const clock = options.clock ?? systemClock;
  const transportFor = options.transportFor ?? ((config) => createTransport(config, { clock }));
  const listeners = new Set<(status: DeviceStatus) => void>();

  const statusOf = ({ profile, driver }: Managed): DeviceStatus => ({
    id: profile.id,
    class: profile.class,
    model: profile.model,
    ...driver.observed(),
  });
  const tell = (managed: Managed) => {
    const status = statusOf(managed);
    const key = JSON.stringify(status);
    if (key === managed.last) return;
    managed.last = key;
    options.log?.info({ device: status.id, state: status.device, media: status.media, detail: status.detail }, 'device state');
    for (const listener of [...listeners]) listener(status);
  };

  const devices = options.profiles.map((profile): Managed => {
    const managed: Managed = {
      profile,
      driver: createDriver(profile, {
        transport: transportFor(profile.transport),
        clock,
        settings: options.settings,
        onChange: () => tell(managed),
      }),
      last: '',
    };
    return managed;
  });

  return {
    async start() {
      for (const { driver } of devices) driver.start();
    },
    async stop() {
      await Promise.all(devices.map(({ driver }) => driver.stop()));
    },
    list: () => devices.map(statusOf),
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    passbookPrinter: (id) => devices.find(({ profile }) => id === undefined || profile.id === id)?.driver ?? null,
  };
}
