import type { AccountView, CustomerView } from '../../contract/views/customer.ts';
import type { CustomerListEntriesTable, ScreeningCasesTable } from '../database/tables/customers.ts';

type Alert = CustomerView['alerts'][number];
type Task = CustomerView['openTasks'][number];

const ALERTS: Readonly<Record<Exclude<AccountView['state'], 'active'>, (number: string) => Alert | null>> = {
  frozen: (number) => ({ level: 'block', textZh: `账户 ${number} 已冻结`, textEn: `Account ${number} is frozen` }),
  dormant: (number) => ({ level: 'warning', textZh: `账户 ${number} 为久悬户`, textEn: `Account ${number} is dormant` }),
  closed: () => null,
};

/** What the teller should notice at once, from the states of accounts and books. */
export const accountAlerts = (accounts: readonly AccountView[]): Alert[] =>
  accounts.flatMap((account) => {
    const state = account.state === 'active' ? null : ALERTS[account.state](account.number);
    const book: Alert | null =
      account.passbook?.state === 'lost'
        ? {
            level: 'warning',
            textZh: `存折 ${account.passbook.number} 已挂失`,
            textEn: `Passbook ${account.passbook.number} was reported lost`,
          }
        : null;
    return [state, book].filter((each) => each !== null);
  });

const LIST_ALERTS: Readonly<Record<CustomerListEntriesTable['list'], (reason: string) => Alert>> = {
  black: (reason) => ({ level: 'block', textZh: `黑名单：${reason}`, textEn: `Black list: ${reason}` }),
  grey: (reason) => ({ level: 'warning', textZh: `灰名单：${reason}`, textEn: `Grey list: ${reason}` }),
  white: (reason) => ({ level: 'info', textZh: `白名单：${reason}`, textEn: `White list: ${reason}` }),
};

export const listAlerts = (entries: readonly Pick<CustomerListEntriesTable, 'list' | 'reason'>[]): Alert[] =>
  entries.map(({ list, reason }) => LIST_ALERTS[list](reason));

/** An open review warns, a confirmed one blocks, a cleared one says nothing. */
export const reviewAlerts = (cases: readonly Pick<ScreeningCasesTable, 'state' | 'subject_name'>[]): Alert[] =>
  cases.flatMap(({ state, subject_name: name }): Alert[] => {
    if (state === 'cleared') return [];
    return state === 'open'
      ? [{ level: 'warning', textZh: `${name} 与制裁名单相似，待复核`, textEn: `${name} resembles a sanction list; under review` }]
      : [{ level: 'block', textZh: `${name} 经复核确认在制裁名单中`, textEn: `${name} was confirmed to be on a sanction list` }];
  });

export const documentAlerts = (documents: CustomerView['documents']): Alert[] =>
  documents
    .filter(({ main }) => main)
    .flatMap(({ validity, expiresOn }): Alert[] => {
      if (validity === 'valid') return [];
      return validity === 'expired'
        ? [{ level: 'warning', textZh: `证件已于 ${expiresOn} 到期`, textEn: `The ID expired on ${expiresOn}` }]
        : [
            {
              level: 'info',
              textZh: `证件将于 ${expiresOn} 到期，请提醒更新`,
              textEn: `The ID expires on ${expiresOn}; ask for the new one`,
            },
          ];
    });

const MAJORITY_YEARS = 18;

/** Full years of age on a date. */
export function ageOn(birthDate: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

const isMinor = ({ kind, birthDate }: Pick<CustomerView, 'kind' | 'birthDate'>, on: string): boolean =>
  kind === 'person' && birthDate !== null && ageOn(birthDate, on) < MAJORITY_YEARS;

const holds = ({ validFrom, validUntil }: { readonly validFrom: string; readonly validUntil: string | null }, on: string): boolean =>
  validFrom <= on && (validUntil === null || validUntil > on);

const guardiansOf = ({ relationships }: Pick<CustomerView, 'relationships'>, on: string): string[] =>
  relationships.filter((each) => each.kind === 'guardian' && each.direction === 'of' && holds(each, on)).map(({ otherName }) => otherName);

/** A minor acts through the guardian, who is named, or is still to be registered (civil code, art. 17 to 23). */
export function minorAlerts(view: Pick<CustomerView, 'kind' | 'birthDate' | 'relationships'>, on: string): Alert[] {
  if (!isMinor(view, on) || view.birthDate === null) return [];
  const guardians = guardiansOf(view, on);
  const age = ageOn(view.birthDate, on);
  return guardians.length === 0
    ? [{ level: 'warning', textZh: `未成年人（${age} 岁），尚未登记监护人`, textEn: `A minor (${age}) without a registered guardian` }]
    : [
        {
          level: 'warning',
          textZh: `未成年人（${age} 岁），由监护人 ${guardians.join('、')} 代理`.slice(0, 300),
          textEn: `A minor (${age}); acts through the guardian ${guardians.join(', ')}`.slice(0, 300),
        },
      ];
}

/** Fen. The house's own line: grades carry no published figures (domain: ECIF). */
const LARGE_CUSTOMER_FEN = 100_000_000n;

/** A customer with a million yuan or more at the bank is looked after by the manager too. */
export function largeCustomerAlerts(accounts: readonly Pick<AccountView, 'balance' | 'currency' | 'state'>[]): Alert[] {
  const total = accounts
    .filter(({ currency, state }) => currency === 'CNY' && state !== 'closed')
    .reduce((sum, { balance }) => sum + BigInt(balance), 0n);
  return total >= LARGE_CUSTOMER_FEN
    ? [{ level: 'info', textZh: '大额客户，请提示客户经理', textEn: 'A large customer: tell the relationship manager' }]
    : [];
}

/** What is still to be done for the customer. Companies need a legal representative and a beneficial owner on file. */
export function openTasksOf(
  view: Pick<CustomerView, 'kind' | 'birthDate' | 'documents' | 'relationships'>,
  cases: readonly Pick<ScreeningCasesTable, 'state' | 'subject_name'>[],
  on: string,
): Task[] {
  const has = (kind: string): boolean =>
    view.relationships.some((each) => each.direction === 'of' && each.kind === kind && (each.validUntil === null || each.validUntil > on));
  const reviews = cases
    .filter(({ state }) => state === 'open')
    .map(
      ({ subject_name: name }): Task => ({
        kind: 'screeningReview',
        textZh: `复核：${name} 与制裁名单相似`,
        textEn: `Review: ${name} resembles a sanction list`,
      }),
    );
  const expired: Task[] = view.documents.some(({ main, validity }) => main && validity === 'expired')
    ? [{ kind: 'documentExpired', textZh: '更新已到期的证件', textEn: 'Renew the expired ID' }]
    : [];
  const company: Task[] =
    view.kind === 'person'
      ? []
      : [
          ...(has('legalRepresentative')
            ? []
            : [
                {
                  kind: 'legalRepresentativeMissing',
                  textZh: '登记法定代表人',
                  textEn: 'Register the legal representative',
                } satisfies Task,
              ]),
          ...(has('beneficialOwner')
            ? []
            : [{ kind: 'beneficialOwnerMissing', textZh: '登记受益所有人', textEn: 'Register the beneficial owner' } satisfies Task]),
        ];
  const guardian: Task[] =
    isMinor(view, on) && guardiansOf(view, on).length === 0
      ? [{ kind: 'guardianMissing', textZh: '登记监护人', textEn: 'Register the guardian' }]
      : [];
  return [...reviews, ...expired, ...guardian, ...company];
}
