import type { DeviceView } from '../../../contract/views/state.ts';

/** Which tests a device can do: printers print a page, the others read. */
export const canPrint = ({ deviceClass }: Pick<DeviceView, 'deviceClass'>): boolean =>
  deviceClass === 'passbookPrinter' || deviceClass === 'receiptPrinter';

export const canRead = (device: Pick<DeviceView, 'deviceClass'>): boolean => !canPrint(device);

/** What media means differs: a book in a printer, a card in a reader. */
export const mediaWords = ({ deviceClass }: Pick<DeviceView, 'deviceClass'>): 'media' | 'cardMedia' =>
  deviceClass === 'cardReader' || deviceClass === 'idCardReader' ? 'cardMedia' : 'media';
