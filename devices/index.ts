/** The public edge of the device room. Besides `virtual-counter/client.ts` nothing else is to be imported from outside. */
export { type Clock, systemClock } from './clock.ts';
export {
  COMPLETION_CODES,
  type CompletionCode,
  DEVICE_STATES,
  type DeviceState,
  type LinkError,
  type LinkErrorCode,
  MEDIA_STATES,
  type MediaState,
  PRINTER_CODES,
  type PrinterError,
  type PrinterErrorCode,
} from './errors.ts';
export { createDeviceManager, type DeviceManager, type DeviceManagerOptions, type DeviceStatus } from './manager.ts';
export { DEFAULT_GEOMETRY, type PassbookGeometry, passbookGeometrySchema } from './passbook/geometry.ts';
export { type LinePosition, linePosition, linesByPage, placeJob } from './passbook/layout.ts';
export type { PassbookJob, PassbookLine, PassbookPrinter, PrinterStatus, PrintFailure, PrintProgress } from './passbook/printer.ts';
export type { StripeSettings, TallySettings, TallyTimings } from './passbook/tally/settings.ts';
export { cellsOf } from './passbook/text.ts';
export {
  type DeviceClass,
  type DeviceProfile,
  type DeviceProfileInput,
  deviceProfileSchema,
  deviceProfilesSchema,
  tallyProfile,
} from './profiles.ts';
export { type TransportConfig, type TransportConfigInput, transportConfigSchema } from './transport/config.ts';
export type { PortEntry, PortLister } from './transport/serial.ts';
export { listSerialPorts } from './transport/serial.ts';
export type { Transport } from './transport/transport.ts';
