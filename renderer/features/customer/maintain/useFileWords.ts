import type { CustomerChange } from '../../../../contract/central/ecifData.ts';
import { formatAmount } from '../../../../contract/money/amount.ts';
import { CNY } from '../../../../contract/money/currency.ts';
import type { CustomerView } from '../../../../contract/views/customer.ts';
import { useTexts } from '../../../i18n/useTexts.ts';

const yuan = (minor: string): string => formatAmount(BigInt(minor), CNY);
const open = <E extends { readonly validUntil: string | null }>(entries: readonly E[]): E[] =>
  entries.filter(({ validUntil }) => validUntil === null);

/** Entries of a customer's file in words: as they stand, and as a change will leave them. */
export const useFileWords = () => {
  const { t, pick } = useTexts();
  const until = (date: string | null): string => (date === null ? t('ecif.longTerm') : t('ecif.until', { date }));
  const span = ({ validFrom, validUntil }: { readonly validFrom: string; readonly validUntil: string | null }): string =>
    validUntil === null ? t('ecif.since', { from: validFrom }) : `${validFrom} — ${validUntil}`;
  const country = (code: string): string => (code === 'CN' ? '' : ` ${code}`);

  const document = (each: CustomerView['documents'][number]): string =>
    `${t(`ecif.idTypes.${each.idType}`)} ${each.idNumberMasked} ${until(each.expiresOn)}${each.main ? ` ${t('ecif.main')}` : ''}`;
  const phone = (each: CustomerView['phones'][number]): string => `${t(`ecif.phoneKinds.${each.kind}`)} ${each.phoneMasked}`;
  const address = (each: CustomerView['addresses'][number]): string =>
    `${t(`ecif.addressKinds.${each.kind}`)} ${each.address} ${each.postcode ?? ''}${country(each.country)}`.trim();
  const relationship = (each: CustomerView['relationships'][number]): string =>
    [
      t(`ecif.relations.${each.kind}.${each.direction}`),
      each.otherName,
      each.otherIdNumberMasked ?? '',
      each.shareBp === null ? '' : `${each.shareBp / 100}%`,
      each.scope ?? '',
      span(each),
    ]
      .filter((part) => part !== '')
      .join(' ');
  const service = (each: CustomerView['services'][number]): string =>
    [t(`ecif.services.${each.service}`), t(`ecif.serviceStates.${each.status}`), each.accountNumber ?? '', each.changedOn]
      .filter((part) => part !== '')
      .join(' ');
  const limit = (each: CustomerView['channelLimits'][number]): string =>
    t('ecif.limitOf', { channel: t(`ecif.channels.${each.channel}`), single: yuan(each.perTransaction), day: yuan(each.perDay) });
  const facts = (customer: CustomerView): string[] => [
    `${t('customer.name')} ${customer.name}`,
    ...(customer.birthDate === null ? [] : [`${t('customer.birthDate')} ${customer.birthDate}`]),
    ...(customer.sex === null ? [] : [`${t('customer.sex')} ${t(`customer.sexes.${customer.sex}`)}`]),
    `${t('ecif.nationality')} ${customer.nationality}`,
    ...(customer.occupation === null ? [] : [`${t('ecif.occupation')} ${customer.occupation}`]),
  ];
  const grade = ({ grade: held }: CustomerView): string[] =>
    held === null ? [] : [`${pick(held.nameZh, held.nameEn)} ${held.since} ${held.basis ?? ''}`.trim()];

  /** What the file holds now of what a change is about. */
  const onFile = (customer: CustomerView, what: string): string[] => {
    switch (what) {
      case 'document':
        return customer.documents.map(document);
      case 'phone':
      case 'phoneEnd':
        return open(customer.phones).map(phone);
      case 'address':
      case 'addressEnd':
        return open(customer.addresses).map(address);
      case 'relationship':
      case 'relationshipEnd':
        return customer.relationships.map(relationship);
      case 'service':
        return customer.services.map(service);
      case 'channelLimit':
        return customer.channelLimits.map(limit);
      case 'grade':
        return grade(customer);
      default:
        return facts(customer);
    }
  };

  /** What the change leaves. Entries that end are named as they stand. */
  const changed = (customer: CustomerView, change: CustomerChange): string[] => {
    const ended = (line: string | undefined): string[] => (line === undefined ? [] : [t('ecif.ended', { line })]);
    const main = (yes: boolean): string => (yes ? ` ${t('ecif.main')}` : '');
    switch (change.what) {
      case 'document':
        return [`${t(`ecif.idTypes.${change.idType}`)} ${change.idNumber} ${until(change.expiresOn)}${main(change.main)}`];
      case 'phone':
        return [`${t(`ecif.phoneKinds.${change.kind}`)} ${change.phone}${main(change.main)}`];
      case 'address':
        return [
          `${t(`ecif.addressKinds.${change.kind}`)} ${change.address} ${change.postcode ?? ''}${country(change.country)}${main(change.main)}`,
        ];
      case 'phoneEnd':
        return ended(customer.phones.filter(({ id }) => id === change.id).map(phone)[0]);
      case 'addressEnd':
        return ended(customer.addresses.filter(({ id }) => id === change.id).map(address)[0]);
      case 'relationshipEnd':
        return ended(customer.relationships.filter(({ id }) => id === change.id).map(relationship)[0]);
      case 'facts': {
        const { what: _what, ...rest } = change;
        const after = { ...customer, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) };
        return facts(after);
      }
      case 'relationship':
        return [
          [
            t(`ecif.relations.${change.kind}.of`),
            change.other.customerNumber ?? change.other.name,
            change.other.idNumber ?? '',
            change.shareBp === null ? '' : `${change.shareBp / 100}%`,
            change.scope ?? '',
            span(change),
          ]
            .filter((part) => part !== '')
            .join(' '),
        ];
      case 'service':
        return [`${t(`ecif.services.${change.service}`)} ${t(`ecif.serviceStates.${change.status}`)} ${change.accountNumber ?? ''}`.trim()];
      case 'channelLimit':
        return [
          change.limit === null
            ? t('ecif.limitGone', { channel: t(`ecif.channels.${change.channel}`) })
            : t('ecif.limitOf', {
                channel: t(`ecif.channels.${change.channel}`),
                single: yuan(change.limit.perTransaction),
                day: yuan(change.limit.perDay),
              }),
        ];
      case 'grade':
        return [`${change.gradeCode} ${change.gradedOn} ${change.basis}`];
    }
  };

  return { onFile, changed, document, phone, address, relationship, service, limit };
};
