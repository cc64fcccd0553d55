import type { Clock } from './clock.ts';
import type { PassbookPrinter, PrinterStatus } from './passbook/printer.ts';
import { createTallyCsiPassbookPrinter } from './passbook/tally/driver.ts';
import type { TallySettings } from './passbook/tally/settings.ts';
import type { DeviceProfile } from './profiles.ts';
import type { Transport } from './transport/transport.ts';

/** A driver with its life, as the manager keeps it. */
export interface ManagedPassbookPrinter extends PassbookPrinter {
  start(): void;
  stop(): Promise<void>;
  observed(): PrinterStatus & { readonly detail: string };
}

export interface DriverOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly settings?: TallySettings | undefined;
  onChange(): void;
}

/** The one place that knows which driver serves which model. */
export function createDriver(profile: DeviceProfile, options: DriverOptions): ManagedPassbookPrinter {
  switch (profile.model) {
    case 'tally-t5023':
      return createTallyCsiPassbookPrinter(options);
  }
}
