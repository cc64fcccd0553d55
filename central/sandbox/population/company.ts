import { searchForms } from '../../customers/fold.ts';
import { later } from '../days.ts';
import { companyCondition } from '../holdings/conditions.ts';
import { type Holder, planDemand } from '../holdings/demand.ts';
import { FLOWS } from '../holdings/flows.ts';
import { planDeposit } from '../holdings/slots.ts';
import { joinTransfers } from '../holdings/transfers.ts';
import { DEEP, type Invention } from '../invention.ts';
import { customerNumber } from '../numbers.ts';
import type { FiledCustomer, PlannedAccount, PlannedRelationship } from '../planned.ts';
import { type Random, weighted } from '../random.ts';
import { inventCompany } from './companies.ts';
import { companyContacts } from './contacts.ts';
import type { Neighbours } from './family.ts';
import { areaOf, creditCode } from './identity.ts';
import { AREAS } from './places.ts';
import { servicesOf } from './services.ts';

const BRANCHES = ['1001', '1002', '1003'] as const;
/** Of twenty companies, by slot, see `planDeposit`; the others have no term deposits. */
const DEPOSIT_SLOTS: Readonly<Record<number, number>> = { 6: 0, 7: 1, 8: 11, 9: 13, 10: 20, 11: 20, 12: 5, 13: 9 };

const ages = weighted([
  [700, 3],
  [2_000, 4],
  [4_000, 3],
] as const);

function accountsOf(invention: Invention, random: Random, holder: Holder, wealth: number, slot: number): PlannedAccount[] {
  const demand = { holder, productCode: 'D02' } as const;
  const accounts = [
    planDemand(invention, random, { ...demand, ordinal: 1, condition: companyCondition(slot), opening: wealth * (0.3 + random.real()) }),
  ];
  if (random.chance(15))
    accounts.push(planDemand(invention, random, { ...demand, ordinal: 2, condition: 'ordinary', opening: wealth / 3 }));
  const deposit = DEPOSIT_SLOTS[slot];
  const term = deposit === undefined ? null : planDeposit(invention, random, { holder, wealth, company: true, ordinal: 4 }, deposit);
  return term === null ? accounts : [...accounts, term];
}

/** Who leads it and whose it is; some send an employee to the counter. */
function relationshipsOf(random: Random, neighbours: Neighbours): PlannedRelationship[] {
  const leader = neighbours.anybody(random.int(0, 59));
  if (leader === null) return [];
  const partner = neighbours.anybody(random.int(0, 59));
  const share = partner === null || partner === leader ? 10_000 : random.int(51, 90) * 100;
  const row = (
    kind: PlannedRelationship['kind'],
    other: typeof leader,
    shareBp: number | null,
    scope: string | null = null,
  ): PlannedRelationship => ({
    kind,
    other,
    shareBp,
    scope,
  });
  const agent = random.chance(30) ? neighbours.anybody(random.int(0, 59)) : null;
  return [
    row('legalRepresentative', leader, null),
    row('shareholder', leader, share),
    row('beneficialOwner', leader, share),
    ...(share === 10_000 || partner === null ? [] : [row('shareholder', partner, 10_000 - share)]),
    ...(agent === null ? [] : [row('authorisedAgent', agent, null, '办理结算业务、领取回单')]),
  ];
}

/** A company with everything. `ordinal` counts the companies. */
export function planCompany(invention: Invention, neighbours: Neighbours, serial: number, ordinal: number): FiledCustomer {
  const { seed, today } = invention;
  const random = invention.random(serial);
  const area = areaOf(seed, serial);
  const branchCode = area.branchCode ?? random.pick(BRANCHES);
  const local = AREAS.find((each) => each.branchCode === branchCode)?.code ?? area.code;
  const { name, kind } = inventCompany(random, branchCode);
  const wealth = Math.min(Math.exp(Math.log(150_000) + 1.6 * random.normal()), 500_000_000);
  const holder: Holder = {
    serial,
    branchCode,
    usual: Math.max(wealth / 5, 2_000),
    earliest: later(today, -ages(random) - random.int(1_700, 2_400)),
    flow: FLOWS.company,
  };
  const planned = accountsOf(invention, random, holder, wealth, invention.slots.company(ordinal));
  const accounts = serial > DEEP ? planned : joinTransfers(planned);
  const since = accounts.reduce((first, { openedOn }) => (openedOn < first ? openedOn : first), invention.yesterday as string);
  return {
    number: customerNumber(serial),
    kind: 'company',
    name,
    forms: searchForms(name, 'company'),
    branchCode,
    idType: 'creditCode',
    idNumber: creditCode(seed, serial, kind, area.branchCode === null ? local : area.code),
    birthDate: null,
    sex: null,
    nationality: 'CN',
    occupation: null,
    document: { issuer: 'CN', issuedOn: null, expiresOn: null },
    ...companyContacts(random, { seed, serial, branchCode, since, today }),
    gradeCode: null,
    since,
    accounts,
    relationships: relationshipsOf(random, neighbours),
    services: servicesOf(random, accounts, today, true),
  };
}
