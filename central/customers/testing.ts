import type { CustomerData } from '../../contract/central/ecifData.ts';
import { residentIdCheckCharacter } from '../../contract/identifiers/residentId.ts';
import { usccCheckCharacter } from '../../contract/identifiers/uscc.ts';
import type { Db } from '../database/connect.ts';

/** For tests: people and companies with right numbers. */

/** A resident ID number with a birth date and a sequence; an odd sequence is a man's. */
export function residentIdOf(birth: string, sequence: number): string {
  const body = `110105${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return body + residentIdCheckCharacter(body);
}

export function creditCodeOf(serial: number): string {
  const body = `91110105${String(serial).padStart(9, '0')}`;
  return body + usccCheckCharacter(body);
}

export const personData = (over: Partial<CustomerData> = {}): CustomerData => ({
  kind: 'person',
  name: '秦可卿',
  idType: 'residentId',
  idNumber: residentIdOf('1990-05-06', 124),
  birthDate: null,
  phone: '13800001111',
  issuerCountry: 'CN',
  issuedOn: '2020-01-01',
  expiresOn: '2040-01-01',
  sex: null,
  nationality: 'CN',
  occupation: '教师',
  addresses: [{ kind: 'home', country: 'CN', postcode: '100020', address: '北京市朝阳区工体北路1号' }],
  ...over,
});

export const companyData = (over: Partial<CustomerData> = {}): CustomerData => ({
  ...personData(),
  kind: 'company',
  name: '北京大观园文化有限公司',
  idType: 'creditCode',
  idNumber: creditCodeOf(1),
  phone: '010-65001234',
  occupation: null,
  addresses: [{ kind: 'registered', country: 'CN', postcode: null, address: '北京市西城区南菜园街12号' }],
  ...over,
});

/** People who are nobody else's: birth date and name of their own. */
let serial = 0;
export const somebody = (over: Partial<CustomerData> = {}): CustomerData => {
  serial += 1;
  const birth = `${1950 + (serial % 50)}-0${1 + (serial % 9)}-11`;
  return personData({
    name: `测${String.fromCodePoint(0x4e00 + serial * 7)}${String.fromCodePoint(0x5e00 + serial)}`,
    idNumber: residentIdOf(birth, serial),
    phone: `139${String(serial).padStart(8, '0')}`,
    ...over,
  });
};

export async function customersOf(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('customers')
    .select(({ fn }) => fn.countAll<bigint>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}
