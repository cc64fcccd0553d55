import { dateOf, dayNumber } from '../days.ts';
import type { FiledCustomer } from '../planned.ts';
import type { Random } from '../random.ts';
import { landlineOf, mobileOf } from './identity.ts';
import { type BranchCode, CITIES, type City } from './places.ts';

const ESTATES = ['阳光花园', '幸福里', '金地小区', '和平里', '翠湖苑', '望江楼', '康乐新村', '华景新城', '东方家园', '百合苑'] as const;

export interface Contacts extends Pick<FiledCustomer, 'address' | 'postcode' | 'phone' | 'addresses' | 'phones'> {}

const street = (random: Random, city: City): string =>
  `${city.name}${random.pick(city.districts)}${random.pick(city.streets)}${random.int(1, 399)}号`;

const flat = (random: Random, city: City): string =>
  `${street(random, city)}${random.chance(60) ? random.pick(ESTATES) : ''}${random.int(1, 28)}号楼${random.int(1, 6)}单元${random.int(1, 32)}${String(random.int(1, 6)).padStart(2, '0')}室`;

const office = (random: Random, city: City): string => `${street(random, city)}${random.int(2, 36)}层${random.int(1, 28)}室`;

interface ContactsWish {
  readonly seed: number;
  readonly serial: number;
  readonly branchCode: BranchCode;
  readonly since: string;
  readonly today: string;
}

/** Addresses and phones of a person; some have moved, some gave their employer's too. */
export function personContacts(random: Random, { seed, serial, branchCode, since, today }: ContactsWish): Contacts {
  const city = CITIES[branchCode];
  const [address, phone] = [flat(random, city), mobileOf(seed, serial)];
  const home = { kind: 'home', text: address, from: since, until: null } as const;
  const moved = random.chance(10) ? dateOf(random.int(dayNumber(since), dayNumber(today) - 1)) : null;
  return {
    address,
    phone,
    postcode: `${city.postcode}${String(random.int(0, 99)).padStart(2, '0')}`,
    addresses: [
      ...(moved === null
        ? [home]
        : [
            { ...home, text: flat(random, city), until: moved },
            { ...home, from: moved },
          ]),
      ...(random.chance(18) ? [{ kind: 'work', text: office(random, city), from: since, until: null } as const] : []),
      ...(random.chance(4) ? [{ kind: 'mailing', text: flat(random, city), from: since, until: null } as const] : []),
    ],
    phones: [
      { kind: 'mobile', text: phone, from: since, until: null },
      ...(random.chance(6) ? [{ kind: 'home', text: landlineOf(seed, serial, city.dialling), from: since, until: null } as const] : []),
    ],
  };
}

/** A company's registered address and office telephone; some get their post elsewhere. */
export function companyContacts(random: Random, { seed, serial, branchCode, since }: ContactsWish): Contacts {
  const city = CITIES[branchCode];
  const [address, phone] = [office(random, city), landlineOf(seed, serial, city.dialling)];
  return {
    address,
    phone,
    postcode: `${city.postcode}${String(random.int(0, 99)).padStart(2, '0')}`,
    addresses: [
      { kind: 'registered', text: address, from: since, until: null },
      ...(random.chance(15) ? [{ kind: 'mailing', text: office(random, city), from: since, until: null } as const] : []),
    ],
    phones: [{ kind: 'work', text: phone, from: since, until: null }],
  };
}
