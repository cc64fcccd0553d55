import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { residentIdSchema } from '../../../contract/identifiers/residentId.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { IdCardRead } from '../../../contract/views/devices.ts';
import type { IdCard } from '../../../devices/index.ts';
import type { Waiting } from './card.ts';
import { idCardError } from './errors.ts';
import { devicesThere } from './find.ts';
import type { OpenDevices } from './open.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The chunk that ends a PNG file: no data, its name, its check value. */
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');

/** A card's wavelet picture goes on as it is; a sandbox card's PNG without what fills its record up. */
const photoOf = (photo: Uint8Array): IdCardRead['photo'] => {
  const bytes = Buffer.from(photo);
  const end = bytes.indexOf(PNG_END);
  if (!bytes.subarray(0, PNG.length).equals(PNG) || end < 0) return { format: 'wlt', base64: bytes.toString('base64') };
  return { format: 'png', base64: bytes.subarray(0, end + PNG_END.length).toString('base64') };
};

const viewOf = (deviceId: string, card: IdCard): Result<IdCardRead, WireError> => {
  const number = residentIdSchema.safeParse(card.idNumber);
  if (!number.success) return err(wireError('ID_CARD_UNREADABLE'));
  const { name, sex, nation, birth, address, issuer, validFrom, validTo } = card;
  return ok({ deviceId, name, sex, nation, birth, address, idNumber: number.data, issuer, validFrom, validTo, photo: photoOf(card.photo) });
};

/** Waits for an ID card on the reader and reads its fields and photo. */
export const readIdCard = async (
  devices: OpenDevices,
  { deviceId, timeoutMs, signal, onProgress }: Waiting,
): Promise<Result<IdCardRead, WireError>> => {
  const there = devicesThere(devices, 'idCardReader', deviceId);
  if (!there.ok) return there;
  const id = there.value[0]?.id ?? '';
  const read = await devices.manager.idCardReader(id)?.read({
    timeoutMs,
    signal,
    onEvent: (event) =>
      onProgress({ deviceId: id, deviceClass: 'idCardReader', step: event === 'insertCard' ? 'waiting' : 'reading', keys: null }),
  });
  if (read === undefined) return err(wireError('DEVICE_MISSING', { device: 'idCardReader' }));
  return read.ok ? viewOf(id, read.value) : err(idCardError(read.error));
};
