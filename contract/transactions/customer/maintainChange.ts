import type { CustomerChange } from '../../central/ecifData.ts';
import type { FieldError } from '../../errors/wire.ts';
import { minorUnitsSchema } from '../../money/amount.ts';
import type { CHANNELS, IdType, PHONE_KINDS, RELATIONSHIP_KINDS, SERVICE_STATES, SERVICES } from '../../views/customer.ts';
import { fieldError } from '../fields.ts';
import type { Read } from '../form.ts';
import { addressOf } from './contactFields.ts';
import type { maintainFields } from './maintainFields.ts';

export type MaintainRead = Read<typeof maintainFields>;

/** Hundredths of a per cent, from a share as people write it. */
const basisPoints = (share: string | null): number | null => (share === null ? null : Math.round(Number(share) * 100));

/** An amount field gives minor units as text already. */
const minorUnits = (amount: string | null) => minorUnitsSchema.parse(amount ?? '0');

/** The one change that a 1002 form holds. */
export const changeOf = (read: MaintainRead): CustomerChange => {
  switch (read.what as CustomerChange['what']) {
    case 'document':
      return {
        what: 'document',
        idType: read.idType as IdType,
        idNumber: read.idNumber ?? '',
        issuerCountry: read.issuerCountry ?? 'CN',
        issuedOn: read.issuedOn,
        expiresOn: read.expiresOn,
        main: read.main,
      };
    case 'phone':
      return { what: 'phone', kind: read.phoneKind as (typeof PHONE_KINDS)[number], phone: read.phone ?? '', main: read.main };
    case 'phoneEnd':
      return { what: 'phoneEnd', id: read.phoneId ?? '' };
    case 'address':
      return {
        what: 'address',
        ...addressOf({ kind: read.addressKind, country: read.addressCountry, postcode: read.addressPostcode, address: read.address }),
        main: read.main,
      };
    case 'addressEnd':
      return { what: 'addressEnd', id: read.addressId ?? '' };
    case 'facts':
      return {
        what: 'facts',
        ...(read.newName === null ? {} : { name: read.newName }),
        ...(read.newBirthDate === null ? {} : { birthDate: read.newBirthDate }),
        ...(read.newSex === 'M' || read.newSex === 'F' ? { sex: read.newSex } : {}),
        ...(read.newNationality === null ? {} : { nationality: read.newNationality }),
        ...(read.newOccupation === null ? {} : { occupation: read.newOccupation }),
      };
    case 'relationship':
      return {
        what: 'relationship',
        kind: read.relation as (typeof RELATIONSHIP_KINDS)[number],
        other:
          read.otherIs === 'customer'
            ? // Of a customer, central's own record counts; the name here is not looked at.
              { customerNumber: read.otherCustomer, name: read.otherCustomer ?? '', idType: null, idNumber: null }
            : { customerNumber: null, name: read.otherName ?? '', idType: read.otherIdType as IdType, idNumber: read.otherIdNumber },
        shareBp: basisPoints(read.share),
        scope: read.scope,
        validFrom: read.validFrom ?? '',
        validUntil: read.validUntil,
      };
    case 'relationshipEnd':
      return { what: 'relationshipEnd', id: read.relationshipId ?? '' };
    case 'service':
      return {
        what: 'service',
        service: read.service as (typeof SERVICES)[number],
        status: read.serviceStatus as (typeof SERVICE_STATES)[number],
        accountNumber: read.serviceAccount as Extract<CustomerChange, { what: 'service' }>['accountNumber'],
      };
    case 'channelLimit':
      return {
        what: 'channelLimit',
        channel: read.channel as (typeof CHANNELS)[number],
        currency: 'CNY' as Extract<CustomerChange, { what: 'channelLimit' }>['currency'],
        limit: read.limitIs === 'set' ? { perTransaction: minorUnits(read.perTransaction), perDay: minorUnits(read.perDay) } : null,
      };
    case 'grade':
      return { what: 'grade', gradeCode: read.gradeCode ?? '', gradedOn: read.gradedOn ?? '', basis: read.basis ?? '' };
  }
};

/** Rules between the fields of a change. */
export const changeErrors = (read: MaintainRead): FieldError[] => {
  if (read.what === 'facts') {
    const { newName, newBirthDate, newSex, newNationality, newOccupation } = read;
    const nothing = [newName, newBirthDate, newNationality, newOccupation].every((each) => each === null) && newSex === 'same';
    return nothing ? [fieldError('newName', 'FIELD_REQUIRED')] : [];
  }
  if (read.what === 'relationship' && read.validUntil !== null && read.validFrom !== null && read.validUntil <= read.validFrom)
    return [fieldError('validUntil', 'DATE_INVALID', { value: read.validUntil })];
  if (read.what === 'relationship' && read.relation === 'shareholder' && read.share === null)
    return [fieldError('share', 'FIELD_REQUIRED')];
  if (read.what === 'channelLimit' && read.limitIs === 'set' && BigInt(read.perDay ?? 0) < BigInt(read.perTransaction ?? 0))
    return [fieldError('perDay', 'DAY_LIMIT_BELOW_SINGLE')];
  return [];
};
