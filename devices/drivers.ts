import type { Logger } from 'pino';
import { assertNever } from '../contract/result.ts';
import { createCrtCardReader } from './card/crt/driver.ts';
import { createOmronCardReader } from './card/omron/driver.ts';
import type { ManagedCardReader } from './card/reader.ts';
import { createSankyoCardReader } from './card/sankyo/driver.ts';
import { createSwipeReader } from './card/swipe/driver.ts';
import type { Clock } from './clock.ts';
import type { FormPrinter } from './forms/printer.ts';
import type { ManagedIdCardReader } from './id-card/reader.ts';
import { createSdtIdCardReader } from './id-card/sdt/driver.ts';
import { createEscp2PassbookPrinter } from './passbook/escp2/driver.ts';
import { createPr2PassbookPrinter } from './passbook/pr2/driver.ts';
import type { PassbookPrinter, PrinterStatus } from './passbook/printer.ts';
import { createTallyCsiPassbookPrinter } from './passbook/tally/driver.ts';
import type { TallySettings } from './passbook/tally/settings.ts';
import { createIdTechPinPad } from './pin-pad/id-tech/driver.ts';
import type { ManagedPinPad } from './pin-pad/pin-pad.ts';
import { createVisaPinPad } from './pin-pad/visa/driver.ts';
import type { DeviceProfile, PinPadProfile } from './profiles.ts';
import { createEscposReceiptPrinter } from './receipt/escpos/driver.ts';
import type { ManagedReceiptPrinter } from './receipt/printer.ts';
import type { Transport } from './transport/transport.ts';

/** A driver with its life, as the manager keeps it. */
export interface ManagedPassbookPrinter extends PassbookPrinter, FormPrinter {
  start(): void;
  stop(): Promise<void>;
  observed(): PrinterStatus & { readonly detail: string };
}

/** A device by its class. */
export type Driver =
  | { readonly class: 'passbookPrinter'; readonly device: ManagedPassbookPrinter }
  | { readonly class: 'cardReader'; readonly device: ManagedCardReader }
  | { readonly class: 'idCardReader'; readonly device: ManagedIdCardReader }
  | { readonly class: 'receiptPrinter'; readonly device: ManagedReceiptPrinter }
  | { readonly class: 'pinPad'; readonly device: ListedPinPad };

/** A pad holds nothing; in the list of devices it says so as the others do. */
export interface ListedPinPad extends ManagedPinPad {
  observed(): ReturnType<ManagedPinPad['observed']> & { readonly media: 'unknown' };
}

export interface DriverOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Of the Tally driver. */
  readonly settings?: TallySettings | undefined;
  readonly log?: Pick<Logger, 'info'> | undefined;
  onChange(): void;
}

type ProfileOf<C extends DeviceProfile['class']> = Extract<DeviceProfile, { class: C }>;

function passbookPrinter(profile: ProfileOf<'passbookPrinter'>, options: DriverOptions): ManagedPassbookPrinter {
  const { transport, clock, onChange, log } = options;
  switch (profile.model) {
    case 'tally-t5023':
      return createTallyCsiPassbookPrinter(options);
    case 'olivetti-pr2':
      return createPr2PassbookPrinter({ transport, clock, onChange, log, settings: { statusCodes: profile.statusCodes } });
    case 'escp2-plq20':
      return createEscp2PassbookPrinter({ transport, clock, onChange });
    default:
      return assertNever(profile.model);
  }
}

function cardReader(profile: ProfileOf<'cardReader'>, { transport, clock, onChange }: DriverOptions): ManagedCardReader {
  switch (profile.model) {
    case 'omron-3s4yr':
      return createOmronCardReader({ transport, clock, onChange });
    case 'sankyo-ict3q8':
      return createSankyoCardReader({ transport, clock, onChange });
    case 'creator-crt':
      return createCrtCardReader({ transport, clock, onChange });
    default:
      return createSwipeReader({ transport, clock, onChange, layout: profile.model });
  }
}

function pinPad(profile: PinPadProfile, { transport, clock, onChange }: DriverOptions): ManagedPinPad {
  const options = { transport, clock, onChange };
  const link = profile.transport.kind === 'hid' ? 'hid' : 'serial';
  const [first = '', second = '', third = ''] = profile.prompt;
  const prompts = profile.prompt.length > 0 ? ([first, second, third] as const) : undefined;
  switch (profile.model) {
    case 'visa-ipp':
      return createVisaPinPad({ ...options, settings: { dialect: 'verifone' } });
    case 'uic-ipp':
      return createVisaPinPad({ ...options, settings: { dialect: 'uic', prompts } });
    case 'idtech-k100':
      return createIdTechPinPad({ ...options, settings: { link } });
    case 'idtech-l100':
      return createIdTechPinPad({ ...options, settings: { link, prompt: first } });
    default:
      return assertNever(profile.model);
  }
}

/** The one place that knows which driver serves which model. */
export function createDriver(profile: DeviceProfile, options: DriverOptions): Driver {
  const { transport, clock, onChange } = options;
  switch (profile.class) {
    case 'passbookPrinter':
      return { class: profile.class, device: passbookPrinter(profile, options) };
    case 'cardReader':
      return { class: profile.class, device: cardReader(profile, options) };
    case 'idCardReader':
      return { class: profile.class, device: createSdtIdCardReader({ transport, clock, onChange }) };
    case 'receiptPrinter':
      return { class: profile.class, device: createEscposReceiptPrinter({ transport, clock, onChange, columns: profile.columns }) };
    case 'pinPad': {
      const device = pinPad(profile, options);
      return { class: profile.class, device: { ...device, observed: () => ({ ...device.observed(), media: 'unknown' }) } };
    }
    default:
      return assertNever(profile);
  }
}
