import type { WireError } from '../../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../../contract/primitives.ts';
import type { IdCardRead } from '../../../../contract/views/devices.ts';
import { readId } from '../../devices/readId.ts';
import { enter, leave } from '../../transaction/formActions.ts';
import { useAttachmentStore } from '../attachments/attachmentStore.ts';

/** What a resident ID card says, as a form of 1001 or 1002 takes it. Values of fields that a form does not have are not looked at. */
export const valuesOfCard = (card: IdCardRead): Readonly<Record<string, string | boolean>> => ({
  idType: 'residentId',
  idNumber: card.idNumber,
  name: card.name,
  issuedOn: card.validFrom,
  longTerm: card.validTo === null,
  expiresOn: card.validTo ?? '',
  birthDate: card.birth,
  ...(card.sex === '1' ? { sex: 'M' } : {}),
  ...(card.sex === '2' ? { sex: 'F' } : {}),
  address: card.address,
});

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

export interface CardTaken {
  readonly name: string;
  /** False: the photo can be shown by the licensed decoder alone and was not attached. */
  readonly photo: boolean;
}

/** Waits for an ID card at the reader, types what it says into the form and attaches its photo. */
export const readIdCard = async (
  clientKey: ClientKey,
  fields: ReadonlySet<string>,
  photoName: (name: string) => string,
  signal: AbortSignal,
): Promise<CardTaken | WireError> => {
  const result = await readId({ signal });
  if (!result.ok) return result.error;
  const card = result.value;
  for (const [field, value] of Object.entries(valuesOfCard(card))) {
    if (!fields.has(field)) continue;
    enter(clientKey, field, value);
    leave(clientKey, field);
  }
  const failed =
    card.photo.format === 'png'
      ? await useAttachmentStore.getState().add(clientKey, photoName(card.name), bytesOf(card.photo.base64))
      : null;
  return failed ?? { name: card.name, photo: card.photo.format === 'png' };
};
