/** The public edge of the device room. Besides `virtual-counter/client.ts` nothing else is to be imported from outside. */
export { type Fallback, type IdentifiedCard, identifyCard } from './card/identify.ts';
export type {
  CardEvent,
  CardMedia,
  CardReader,
  CardReaderCapabilities,
  CardReaderStatus,
  CardTarget,
  ChipState,
  HumanOptions,
  RawData,
  TrackData,
} from './card/reader.ts';
export type { EncryptedSwipe } from './card/swipe/swipe.ts';
export { type Clock, systemClock } from './clock.ts';
export {
  CARD_READER_CODES,
  type CardReaderError,
  type CardReaderErrorCode,
  COMPLETION_CODES,
  type CompletionCode,
  DEVICE_STATES,
  type DeviceState,
  type LinkError,
  type LinkErrorCode,
  MEDIA_STATES,
  type MediaState,
  PIN_PAD_CODES,
  type PinPadError,
  type PinPadErrorCode,
  PRINTER_CODES,
  type PrinterError,
  type PrinterErrorCode,
} from './errors.ts';
export { receiptItems, toEscPos } from './forms/documents/receipt.ts';
export { renderDocument } from './forms/documents/render.ts';
export { renderSlip, renderSlipSheets } from './forms/documents/slip.ts';
export { drawForm, type FormDrawing } from './forms/drawing.ts';
export type { FormRefusal } from './forms/lines.ts';
export { type PdfError, type PdfOptions, toPdf } from './forms/pdf/pdf.ts';
export type { FormPrinter, FormPrintFailure, FormPrintOptions } from './forms/printer.ts';
export { type FormTemplate, type FormTemplateInput, formTemplateSchema } from './forms/template.ts';
export { TEMPLATES, templateOf } from './forms/templates/index.ts';
export type { IdCard, IdCardReader, IdCardReadOptions } from './id-card/reader.ts';
export { createDeviceManager, type DeviceManager, type DeviceManagerOptions, type DeviceStatus } from './manager.ts';
export { PASSBOOK_CAPABILITIES, type PassbookCapabilities } from './passbook/escp2/capabilities.ts';
export { DEFAULT_GEOMETRY, type PassbookGeometry, passbookGeometrySchema } from './passbook/geometry.ts';
export { type LinePosition, linePosition, linesByPage, placeJob } from './passbook/layout.ts';
export type { PassbookJob, PassbookLine, PassbookPrinter, PrinterStatus, PrintFailure, PrintProgress } from './passbook/printer.ts';
export type { StripeSettings, TallySettings, TallyTimings } from './passbook/tally/settings.ts';
export { cellsOf } from './passbook/text.ts';
export type { KeyEvent } from './pin-pad/key-event.ts';
export type {
  EncipheredPin,
  ManagedPinPad,
  PinCallOptions,
  PinFormat,
  PinKey,
  PinPad,
  PinPadStatus,
  PinRequest,
  WorkingKey,
} from './pin-pad/pin-pad.ts';
export {
  type DeviceClass,
  type DeviceProfile,
  type DeviceProfileInput,
  deviceProfileSchema,
  deviceProfilesSchema,
  type PinPadProfile,
  type PinRules,
  pinPadProfileSchema,
  tallyProfile,
  usualProfile,
} from './profiles.ts';
export type { PaperState, ReceiptItem, ReceiptPrinter, ReceiptPrinterStatus } from './receipt/printer.ts';
export { createDeviceTrace, type DeviceTrace, type TraceEntry } from './trace.ts';
export { type TransportConfig, type TransportConfigInput, transportConfigSchema } from './transport/config.ts';
export { type HidConfig, hidConfigSchema } from './transport/hid.ts';
export type { PortEntry, PortLister } from './transport/serial.ts';
export { listSerialPorts } from './transport/serial.ts';
export type { Transport } from './transport/transport.ts';
