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

/** What is still to be done for the customer. Companies need a legal representative and a beneficial owner on file. */
export function openTasksOf(
  view: Pick<CustomerView, 'kind' | 'documents' | 'relationships'>,
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
  return [...reviews, ...expired, ...company];
}
