import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { residentIdCheckCharacter } from '../../identifiers/residentId.ts';
import type { FieldDefinition, FormValues } from '../definition.ts';
import { openCustomer } from './1001.ts';
import { maintainCustomerFile } from './1002.ts';
import { existenceValue, fingerprintOf, typedIdentity, unseenOf } from './existence.ts';
import { statedBy } from './idDocument.ts';

const ID = '11010519900307662';
const idNumber = ID + residentIdCheckCharacter(ID);

const person: FormValues = {
  idNumber,
  name: '𠮷田·Maria',
  expiresOn: '20391231',
  birthDate: '1990-03-07',
  sex: 'F',
  phone: '139 0001 0001',
  address: '北京市朝阳区建国路 1 号',
};

type Said = Parameters<typeof existenceValue>[1];
const NOBODY: Said = { verdict: 'new', existing: null, candidates: [], overrideNeeded: false };

/** The form with central's answer to exactly what is typed. */
const checked = (values: FormValues, said: Said = NOBODY, more: object = {}): FormValues => {
  const identity = typedIdentity(values);
  if (identity === null) throw new Error('nothing to check yet');
  return { ...values, existence: { ...existenceValue(identity, said, null), ...more } };
};

const errorsOf = (values: FormValues, of: { toRequest: typeof openCustomer.toRequest } = openCustomer) => {
  const read = of.toRequest(values);
  return read.ok ? [] : read.error.map(({ field, code }) => `${field} ${code}`);
};

describe('1001', () => {
  test('a person as central wants it, the name with its rare characters', () => {
    const request = openCustomer.toRequest(checked(person));
    expect(request).toMatchObject({
      ok: true,
      value: {
        customer: { kind: 'person', name: '𠮷田·Maria', idType: 'residentId', sex: 'F', birthDate: '1990-03-07', expiresOn: '2039-12-31' },
        seenCandidates: [],
        greyOverrideId: null,
      },
    });
  });

  test('a company has neither birth date nor sex, and is of the country that issued its document', () => {
    const values = {
      kind: 'company',
      idNumber: '91350100M000100Y43',
      name: '福建某某有限公司',
      longTerm: true,
      birthDate: '1990-03-07',
      sex: 'M',
      phone: '0591-88886666',
      addressKind: 'registered',
      address: '福州市',
    };
    expect(openCustomer.toRequest(checked(values))).toMatchObject({
      ok: true,
      value: {
        customer: { kind: 'company', idType: 'creditCode', birthDate: null, sex: null, expiresOn: null, nationality: 'CN' },
      },
    });
  });

  test('up to three addresses, the first one is the main one', () => {
    const more = { hasSecond: true, secondAddressKind: 'work', secondAddress: '上海市', hasThird: true, thirdAddress: '广州市' };
    const request = openCustomer.toRequest(checked({ ...person, ...more }));
    const customer = request.ok ? (request.value.customer as { addresses: { address: string; kind: string }[] }) : { addresses: [] };
    expect(customer.addresses.map(({ address, kind }) => `${kind} ${address}`)).toEqual([
      'home 北京市朝阳区建国路 1 号',
      'work 上海市',
      'home 广州市',
    ]);
    const closed = openCustomer.toRequest(checked({ ...person, ...more, hasSecond: false }));
    expect(closed.ok && (closed.value.customer as { addresses: unknown[] }).addresses.length).toBe(1);
  });

  test('what the ID number says cannot be contradicted, and is told at the field that does', () => {
    expect(errorsOf(checked({ ...person, birthDate: '1990-03-08' }))).toEqual(['birthDate ID_NUMBER_INVALID']);
    expect(errorsOf(checked({ ...person, sex: 'M' }))).toEqual(['sex ID_NUMBER_INVALID']);
    expect(errorsOf({ ...person, idNumber: `${ID}0` })).toContain('idNumber ID_NUMBER_INVALID');
    expect(errorsOf(checked({ ...person, issuedOn: '20400101' }))).toEqual(['expiresOn DATE_INVALID']);
  });

  test('a passport says neither birth date nor sex', () => {
    expect(errorsOf({ ...person, idType: 'passport', idNumber: 'E12345678', birthDate: '', sex: '' })).toEqual(
      expect.arrayContaining(['birthDate FIELD_REQUIRED', 'sex FIELD_REQUIRED']),
    );
  });

  test('nothing is opened without the check, nor with one for another phone', () => {
    expect(errorsOf(person)).toEqual(['existence EXISTENCE_NOT_CHECKED']);
    expect(errorsOf({ ...checked(person), phone: '13900010002' })).toEqual(['existence EXISTENCE_NOT_CHECKED']);
  });

  test('who is here already, on a list, or not compared yet is not opened', () => {
    const [candidate, grey] = ['6000000011', '019bd5b5-2a4c-7d3e-8f10-000000000001'];
    expect(errorsOf(checked(person, { ...NOBODY, verdict: 'existing', existing: { customerNumber: candidate } }))).toEqual([
      'existence CUSTOMER_EXISTS',
    ]);
    expect(errorsOf(checked(person, { ...NOBODY, verdict: 'blocked' }))).toEqual(['existence CUSTOMER_BLACKLISTED']);
    const alike: Said = { ...NOBODY, verdict: 'candidates', candidates: [{ customerNumber: candidate }] };
    expect(errorsOf(checked(person, alike))).toEqual(['existence CUSTOMER_CANDIDATES']);
    expect(openCustomer.toRequest(checked(person, alike, { seen: [candidate] }))).toMatchObject({
      ok: true,
      value: { seenCandidates: [candidate] },
    });
    const listed: Said = { ...NOBODY, overrideNeeded: true };
    expect(errorsOf(checked(person, listed))).toEqual(['existence CUSTOMER_GREY_LISTED']);
    expect(openCustomer.toRequest(checked(person, listed, { greyOverrideId: grey }))).toMatchObject({
      ok: true,
      value: { greyOverrideId: grey },
    });
  });

  test('a fresh answer for the same identity keeps who was looked at and is still a candidate', () => {
    const identity = typedIdentity(person);
    if (identity === null) throw new Error('no identity');
    const said: Said = {
      ...NOBODY,
      verdict: 'candidates',
      candidates: [{ customerNumber: '6000000011' }, { customerNumber: '6000000022' }],
    };
    const before = { ...existenceValue(identity, said, null), seen: ['6000000011', '6000000033'] };
    const after = existenceValue(identity, said, before);
    expect(after.seen).toEqual(['6000000011']);
    expect(unseenOf(after)).toEqual(['6000000022']);
    expect(existenceValue({ ...identity, name: '别人' }, said, before).seen).toEqual([]);
    expect(fingerprintOf(identity)).not.toBe(fingerprintOf({ ...identity, name: '别人' }));
  });
});

describe('resident ID, birth date and sex', () => {
  const birth = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2025-12-31T00:00:00Z'), noInvalidDate: true });
  const sequence = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0'));
  const card = fc.tuple(birth, sequence).map(([born, number]) => {
    const date = born.toISOString().slice(0, 10);
    const body = `110105${date.replaceAll('-', '')}${number}`;
    return { date, sex: Number(number) % 2 === 1 ? 'M' : 'F', number: body + residentIdCheckCharacter(body) } as const;
  });
  const fields: readonly FieldDefinition[] = openCustomer.fields;
  const fieldNamed = (name: string): FieldDefinition | undefined => fields.find((field) => field.name === name);

  test('the number fills exactly what it holds, and agrees with nothing else', () => {
    fc.assert(
      fc.property(card, card, (one, other) => {
        const values = { idNumber: one.number };
        expect(statedBy('residentId', one.number)).toEqual({ birthDate: one.date, sex: one.sex });
        expect(fieldNamed('idNumber')?.fills?.(one.number, values)).toEqual({ birthDate: one.date, sex: one.sex });
        expect(fieldNamed('birthDate')?.rule?.(one.date, values)).toBeNull();
        expect(fieldNamed('sex')?.rule?.(one.sex, values)).toBeNull();
        expect(fieldNamed('birthDate')?.rule?.(other.date, values) === null).toBe(other.date === one.date);
        expect(fieldNamed('sex')?.rule?.(other.sex, values) === null).toBe(other.sex === one.sex);
      }),
    );
  });

  test('one wrong character is never taken for a number of somebody else', () => {
    fc.assert(
      fc.property(card, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, by) => {
        const wrong = [...number];
        wrong[at] = String((Number(wrong[at]) + by) % 10);
        expect(statedBy('residentId', wrong.join(''))).toBeNull();
      }),
    );
  });

  test('the fifteen digits of the first generation say the same', () => {
    fc.assert(
      fc.property(
        card.filter(({ date }) => date.startsWith('19')),
        ({ number, date, sex }) => {
          const old = number.slice(0, 6) + number.slice(8, 17);
          expect(statedBy('residentId', old)).toEqual({ birthDate: date, sex });
        },
      ),
    );
  });
});

describe('1002', () => {
  const file = { customerNumber: '6000000011', version: { customerNumber: '6000000011', version: 3 } };
  const change = (values: FormValues) => {
    const request = maintainCustomerFile.toRequest({ ...file, ...values });
    return request.ok ? request.value : request.error;
  };

  test('the version is that of the file on which the change was typed', () => {
    expect(change({ what: 'phone', phone: '13900010001' })).toEqual({
      customerNumber: '6000000011',
      version: 3,
      change: { what: 'phone', kind: 'mobile', phone: '13900010001', main: true },
    });
  });

  test('an ID is renewed; without an end it is valid without end', () => {
    const renewed = { what: 'document', idNumber, issuedOn: '2026-01-01', expiresOn: '20460101' };
    expect(change(renewed)).toMatchObject({ change: { idType: 'residentId', idNumber, expiresOn: '2046-01-01', main: true } });
    expect(change({ ...renewed, longTerm: true })).toMatchObject({ change: { expiresOn: null } });
  });

  test('facts that are left empty stay; all of them empty is no change', () => {
    expect(change({ what: 'facts', newOccupation: '教师' })).toMatchObject({ change: { what: 'facts', occupation: '教师' } });
    expect(change({ what: 'facts' })).toMatchObject([{ field: 'newName', code: 'FIELD_REQUIRED' }]);
  });

  test('a guardian by customer number; an agent from outside by document and scope; a shareholder by share', () => {
    expect(change({ what: 'relationship', relation: 'guardian', otherCustomer: '6000000022', validFrom: '20260101' })).toMatchObject({
      change: { kind: 'guardian', other: { customerNumber: '6000000022' }, shareBp: null, validUntil: null },
    });
    const outside = { otherIs: 'stranger', otherName: '钱进', otherIdNumber: idNumber, validFrom: '20260101' };
    expect(change({ what: 'relationship', relation: 'authorisedAgent', ...outside, scope: '取款' })).toMatchObject({
      change: { kind: 'authorisedAgent', other: { customerNumber: null, name: '钱进', idType: 'residentId' }, scope: '取款' },
    });
    expect(change({ what: 'relationship', relation: 'shareholder', ...outside, share: '33.34' })).toMatchObject({
      change: { shareBp: 3_334 },
    });
    expect(change({ what: 'relationship', relation: 'shareholder', ...outside })).toMatchObject([{ field: 'share' }]);
  });

  test('a limit for a day is not below the one for a transaction; none takes it away', () => {
    const limit = { what: 'channelLimit', channel: 'atm', perTransaction: '5000', perDay: '20000' };
    expect(change(limit)).toMatchObject({ change: { limit: { perTransaction: '500000', perDay: '2000000' } } });
    expect(change({ ...limit, perDay: '4000' })).toMatchObject([{ field: 'perDay', code: 'DAY_LIMIT_BELOW_SINGLE' }]);
    expect(change({ ...limit, limitIs: 'none' })).toMatchObject({ change: { limit: null } });
  });

  test('services, grades, addresses and entries that end', () => {
    expect(change({ what: 'service', service: 'sms', serviceStatus: 'ended' })).toMatchObject({
      change: { status: 'ended', accountNumber: null },
    });
    expect(change({ what: 'grade', gradeCode: 'G2', gradedOn: '20260101', basis: '季度评定' })).toMatchObject({
      change: { gradeCode: 'G2' },
    });
    expect(change({ what: 'address', addressKind: 'work', address: '上海市', main: false })).toMatchObject({
      change: { what: 'address', kind: 'work', country: 'CN', main: false },
    });
    const id = '019bd5b5-2a4c-7d3e-8f10-000000000001';
    expect(change({ what: 'phoneEnd', phoneId: id })).toMatchObject({ change: { what: 'phoneEnd', id } });
    expect(change({ what: 'addressEnd', addressId: id })).toMatchObject({ change: { what: 'addressEnd', id } });
    expect(change({ what: 'relationshipEnd', relationshipId: id })).toMatchObject({ change: { what: 'relationshipEnd', id } });
    expect(change({ what: 'phoneEnd' })).toMatchObject([{ field: 'phoneId', code: 'FIELD_REQUIRED' }]);
  });
});
