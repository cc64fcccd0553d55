import { z } from 'zod';
import { customerDataSchema } from '../../central/ecifData.ts';
import { customerNumberSchema } from '../../primitives.ts';
import { type IdType, idTypeSchema } from '../../views/customer.ts';
import { type FormValues, transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { addressFields, addressOf, countryShape } from './contactFields.ts';
import { COMPANY_ID_TYPES, idRules, PERSON_ID_TYPES, validityRule } from './idDocument.ts';

export const openCustomerRequestSchema = z.strictObject({
  customer: customerDataSchema,
  /** Customer numbers of all candidates that the teller has compared. */
  seenCandidates: z.array(customerNumberSchema).max(200),
  /** A supervisor's override of a grey-list hit, made for this document today. */
  greyOverrideId: z.uuid().nullable(),
});

const PERSON = { field: 'kind', is: ['person'] } as const;
const COMPANY = { field: 'kind', is: ['company'] } as const;

/** The type of document that a 1001 form holds. */
export const idTypeOf = (values: FormValues): IdType =>
  values.kind === 'company'
    ? (idTypeSchema.safeParse(values.companyIdType).data ?? 'creditCode')
    : (idTypeSchema.safeParse(values.idType).data ?? 'residentId');

const rules = idRules(idTypeOf);

/**
 * 1001 open a customer (domain: ECIF and customer service): the existence check is part of it. Birth date and sex are taken from a resident
 * ID's number and checked against it.
 */
export const openCustomer = transaction({
  code: '1001',
  names: { zh: '客户开户', en: 'Open a customer' },
  initials: 'khkh',
  family: 'customer',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  devices: ['idCardReader'],
  vouchers: [],
  till: 'none',
  offline: 'captureOnly',
  overrides: [],
  reversal: 'none',
  documents: [],
  papers: ['slip'],
  ...entryForm({
    fields: [
      {
        name: 'kind',
        type: 'choice',
        label: { zh: '客户类型', en: 'Kind of customer' },
        required: true,
        width: 6,
        initial: 'person',
        options: [
          { value: 'person', label: { zh: '个人', en: 'Person' } },
          { value: 'company', label: { zh: '单位', en: 'Company' } },
        ],
      },
      {
        name: 'idType',
        type: 'choice',
        label: { zh: '证件类型', en: 'Type of ID' },
        required: true,
        width: 6,
        initial: 'residentId',
        options: PERSON_ID_TYPES,
        when: PERSON,
      },
      {
        name: 'companyIdType',
        type: 'choice',
        label: { zh: '证件类型', en: 'Type of ID' },
        required: true,
        width: 6,
        initial: 'creditCode',
        options: COMPANY_ID_TYPES,
        when: COMPANY,
      },
      {
        name: 'idNumber',
        type: 'text',
        label: { zh: '证件号码', en: 'ID number' },
        required: true,
        maxLength: 40,
        width: 6,
        rule: rules.number,
        fills: rules.fills,
      },
      {
        name: 'name',
        type: 'text',
        label: { zh: '姓名/名称', en: 'Name' },
        required: true,
        maxLength: 140,
        width: 6,
        hint: { zh: '与证件一致，含间隔号“·”', en: 'As on the ID' },
      },
      { name: 'issuedOn', type: 'date', label: { zh: '证件签发日期', en: 'Issued on' }, required: false, width: 3 },
      { name: 'longTerm', type: 'flag', label: { zh: '证件长期有效', en: 'Valid without end' }, required: false, width: 3, initial: false },
      {
        name: 'expiresOn',
        type: 'date',
        label: { zh: '证件有效期至', en: 'ID valid until' },
        required: true,
        width: 3,
        when: { field: 'longTerm', is: ['false'] },
        rule: validityRule,
      },
      {
        name: 'issuerCountry',
        type: 'text',
        label: { zh: '签发国家（地区）', en: 'Issued by' },
        required: true,
        width: 3,
        initial: 'CN',
        ...countryShape,
      },
      {
        name: 'birthDate',
        type: 'date',
        label: { zh: '出生日期', en: 'Date of birth' },
        required: true,
        width: 3,
        when: PERSON,
        rule: rules.birthDate,
      },
      {
        name: 'sex',
        type: 'choice',
        label: { zh: '性别', en: 'Sex' },
        required: true,
        width: 3,
        options: [
          { value: 'M', label: { zh: '男', en: 'Male' } },
          { value: 'F', label: { zh: '女', en: 'Female' } },
        ],
        when: PERSON,
        rule: rules.sex,
      },
      {
        name: 'nationality',
        type: 'text',
        label: { zh: '国籍', en: 'Nationality' },
        required: true,
        width: 3,
        initial: 'CN',
        ...countryShape,
        when: PERSON,
      },
      { name: 'occupation', type: 'text', label: { zh: '职业', en: 'Occupation' }, required: false, maxLength: 60, width: 3, when: PERSON },
      {
        name: 'phone',
        type: 'text',
        label: { zh: '联系电话', en: 'Phone' },
        required: true,
        maxLength: 40,
        width: 6,
        shape: /^\+?[\d\s().-]{5,30}$/,
        shapeHint: { zh: '5 至 19 位数字，可带国家代码', en: '5 to 19 digits, with the country code if it is abroad' },
      },
      { name: 'existence', type: 'existence', label: { zh: '客户存在检查', en: 'Existence check' }, required: true, width: 12 },
      ...addressFields('address', { field: 'kind', is: ['person', 'company'] }),
      { name: 'hasSecond', type: 'flag', label: { zh: '第二地址', en: 'A second address' }, required: false, width: 12, initial: false },
      ...addressFields('secondAddress', { field: 'hasSecond', is: ['true'] }),
      {
        name: 'hasThird',
        type: 'flag',
        label: { zh: '第三地址', en: 'A third address' },
        required: false,
        width: 12,
        initial: false,
        when: { field: 'hasSecond', is: ['true'] },
      },
      ...addressFields('thirdAddress', { field: 'hasThird', is: ['true'] }),
      {
        name: 'attachments',
        type: 'attachments',
        label: { zh: '照片与证件影像', en: 'Photo and documents' },
        required: false,
        width: 12,
      },
    ],
    request: openCustomerRequestSchema,
    build: (read) => {
      const company = read.kind === 'company';
      const addresses = [
        addressOf({ kind: read.addressKind, country: read.addressCountry, postcode: read.addressPostcode, address: read.address }),
        ...(read.hasSecond
          ? [
              addressOf({
                kind: read.secondAddressKind,
                country: read.secondAddressCountry,
                postcode: read.secondAddressPostcode,
                address: read.secondAddress,
              }),
            ]
          : []),
        ...(read.hasSecond && read.hasThird
          ? [
              addressOf({
                kind: read.thirdAddressKind,
                country: read.thirdAddressCountry,
                postcode: read.thirdAddressPostcode,
                address: read.thirdAddress,
              }),
            ]
          : []),
      ];
      return {
        customer: {
          kind: company ? ('company' as const) : ('person' as const),
          name: read.name,
          idType: (company ? read.companyIdType : read.idType) as IdType,
          idNumber: read.idNumber,
          birthDate: read.birthDate,
          phone: read.phone,
          issuerCountry: read.issuerCountry,
          issuedOn: read.issuedOn,
          expiresOn: read.expiresOn,
          sex: read.sex as 'M' | 'F' | null,
          nationality: company ? read.issuerCountry : (read.nationality ?? 'CN'),
          occupation: read.occupation,
          addresses,
        },
        seenCandidates: [...read.existence.seen],
        greyOverrideId: read.existence.greyOverrideId,
      };
    },
  }),
});
