import type { ADDRESS_KINDS } from '../../views/customer.ts';
import type { Choice, FieldDefinition } from '../definition.ts';

/** Country codes as ISO 3166-1 writes them. */
export const countryShape = {
  maxLength: 2,
  shape: /^[A-Z]{2}$/,
  shapeHint: { zh: '两位大写国家代码，如 CN、US', en: 'two capital letters, such as CN or US' },
} as const satisfies Partial<FieldDefinition>;

export const ADDRESS_CHOICES = [
  { value: 'home', label: { zh: '家庭', en: 'Home' } },
  { value: 'work', label: { zh: '单位', en: 'Work' } },
  { value: 'mailing', label: { zh: '通信', en: 'Mailing' } },
  { value: 'registered', label: { zh: '注册', en: 'Registered' } },
] as const satisfies readonly Choice[];

type When = NonNullable<FieldDefinition['when']>;

/** One address of a small set; `prefix` tells them apart. */
export const addressFields = <const P extends string, const W extends When>(prefix: P, when: W) =>
  [
    {
      name: `${prefix}Kind`,
      type: 'choice',
      label: { zh: '地址类别', en: 'Kind of address' },
      required: true,
      width: 6,
      initial: 'home',
      options: ADDRESS_CHOICES,
      when,
    },
    {
      name: `${prefix}Country`,
      type: 'text',
      label: { zh: '国家（地区）', en: 'Country' },
      required: true,
      width: 3,
      initial: 'CN',
      ...countryShape,
      when,
    },
    {
      name: `${prefix}Postcode`,
      type: 'text',
      label: { zh: '邮编', en: 'Postcode' },
      required: false,
      maxLength: 12,
      width: 3,
      when,
    },
    {
      name: prefix,
      type: 'text',
      label: { zh: '详细地址', en: 'Address' },
      required: true,
      maxLength: 200,
      width: 12,
      when,
    },
  ] as const;

export interface AddressRead {
  readonly kind: string | null;
  readonly country: string | null;
  readonly postcode: string | null;
  readonly address: string | null;
}

/** An address as central takes it. */
export const addressOf = ({ kind, country, postcode, address }: AddressRead) => ({
  kind: (kind ?? 'home') as (typeof ADDRESS_KINDS)[number],
  country: country ?? 'CN',
  postcode,
  address: address ?? '',
});
