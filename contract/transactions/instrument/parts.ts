import { z } from 'zod';
import { minorUnitsSchema } from '../../money/amount.ts';
import { branchCodeSchema, textSchema } from '../../primitives.ts';
import { idTypeSchema } from '../../views/customer.ts';
import { voucherNumberSchema } from '../../vouchers/range.ts';
import { PERSON_ID_TYPES } from '../customer/idDocument.ts';
import type { FieldDefinition } from '../definition.ts';

/** What the transactions on drafts, cashier's cheques and cheques share. */

export const instrumentKindSchema = z.enum(['draft', 'cashiersCheque']);
export type InstrumentKind = z.output<typeof instrumentKindSchema>;

export const partyKindSchema = z.enum(['individual', 'unit']);

/** Ten digits that central alone can compute (密押). */
export const checkCodeSchema = z.string().regex(/^\d{10}$/);

/** Somebody at the counter with the ID that was shown. */
export const shownPersonSchema = z.strictObject({
  name: z.string().trim().min(1).max(140),
  idType: idTypeSchema,
  idNumber: z.string().trim().min(4).max(40),
});
export type ShownPerson = z.output<typeof shownPersonSchema>;

/** What every instrument that is issued says. Amounts in minor units. */
export const issueShape = {
  /** The form's printed number: the next of the teller's stock. */
  number: voucherNumberSchema,
  currency: z.literal('CNY'),
  amount: minorUnitsSchema,
  payeeName: z.string().trim().min(1).max(140),
  payeeKind: partyKindSchema,
  /** Marked 现金. */
  cash: z.boolean(),
  /** False: 不得转让 is written on it. */
  transferable: z.boolean(),
  remark: textSchema(60),
};

/** What a teller reads from an instrument that is presented. */
export const presentedShape = {
  number: voucherNumberSchema,
  checkCode: checkCodeSchema,
  /** As printed on it. */
  issuedOn: z.iso.date(),
  issued: minorUnitsSchema,
  /** Amount in capitals and in figures agree. */
  capitalsAgree: z.boolean(),
  /** Amount, date and payee show no alteration. */
  unaltered: z.boolean(),
  endorsed: z.enum(['none', 'unbroken', 'broken']),
  holderName: z.string().trim().min(1).max(140),
  /** Null: the holder has an account here and was not asked for an ID. */
  holderId: shownPersonSchema.omit({ name: true }).nullable(),
  /** Why it is presented late; the issuer alone pays then. */
  explanation: textSchema(200),
};

export const branchSchema = branchCodeSchema;

export const draftNumberField = {
  name: 'number',
  type: 'voucher',
  label: { zh: '汇票号码', en: 'Number of the draft form' },
  required: true,
  width: 6,
  voucherType: 'draft',
} as const satisfies FieldDefinition;

export const chequeFormField = {
  name: 'number',
  type: 'voucher',
  label: { zh: '本票号码', en: 'Number of the form' },
  required: true,
  width: 6,
  voucherType: 'cashiersCheque',
} as const satisfies FieldDefinition;

/** The number printed on an instrument that lies on the counter. */
export const presentedNumberField = {
  name: 'number',
  type: 'text',
  label: { zh: '票据号码', en: 'Number of the instrument' },
  required: true,
  maxLength: 20,
  width: 6,
  shape: /^\d{8,20}$/,
  shapeHint: { zh: '8 至 20 位数字', en: '8 to 20 digits' },
} as const satisfies FieldDefinition;

export const checkCodeField = {
  name: 'checkCode',
  type: 'text',
  label: { zh: '密押', en: 'Check code' },
  required: true,
  maxLength: 10,
  width: 6,
  shape: /^\d{10}$/,
  shapeHint: { zh: '票面所印 10 位数字', en: 'the 10 digits printed on it' },
} as const satisfies FieldDefinition;

export const payeeFields = [
  {
    name: 'payeeName',
    type: 'text',
    label: { zh: '收款人', en: 'Payee' },
    required: true,
    maxLength: 140,
    width: 6,
  },
  {
    name: 'payeeKind',
    type: 'choice',
    label: { zh: '收款人性质', en: 'The payee is' },
    required: true,
    width: 6,
    options: [
      { value: 'individual', label: { zh: '个人', en: 'An individual' } },
      { value: 'unit', label: { zh: '单位', en: 'A unit' } },
    ],
  },
] as const satisfies readonly FieldDefinition[];

export const payableField = {
  name: 'payable',
  type: 'choice',
  label: { zh: '付款方式', en: 'Payable' },
  required: true,
  width: 6,
  initial: 'transfer',
  options: [
    { value: 'transfer', label: { zh: '转账', en: 'By transfer' } },
    { value: 'cash', label: { zh: '现金', en: 'In cash' } },
  ],
} as const satisfies FieldDefinition;

/** The branch that pays a cash draft; a transfer draft is paid by any. */
export const agentField = {
  name: 'agentBranch',
  type: 'text',
  label: { zh: '代理付款网点', en: 'Paying branch' },
  required: true,
  maxLength: 6,
  width: 6,
  shape: /^\d{4,6}$/,
  shapeHint: { zh: '4 至 6 位网点号', en: '4 to 6 digits' },
  when: { field: 'payable', is: ['cash'] },
} as const satisfies FieldDefinition;

export const notTransferableField = {
  name: 'notTransferable',
  type: 'flag',
  label: { zh: '注明“不得转让”', en: 'Marked not transferable' },
  required: false,
  width: 6,
  initial: false,
} as const satisfies FieldDefinition;

export const witnessField = {
  name: 'witness',
  type: 'witness',
  label: { zh: '复核人核验', en: 'Second person' },
  required: true,
  width: 12,
} as const satisfies FieldDefinition;

interface Marked {
  readonly payeeKind: string;
  readonly payable: string;
  readonly notTransferable: boolean;
}

/** The choices above as the request has them. */
export const marksOf = ({ payeeKind, payable, notTransferable }: Marked) => ({
  payeeKind: payeeKind === 'unit' ? ('unit' as const) : ('individual' as const),
  cash: payable === 'cash',
  transferable: !notTransferable,
});

/** Name and ID of somebody at the counter. */
const personNameField = { name: 'personName', type: 'text', required: true, maxLength: 140, width: 4 } as const;

const personIdTypeField = {
  name: 'idType',
  type: 'choice',
  label: { zh: '证件种类', en: 'Kind of ID' },
  required: true,
  width: 4,
  initial: 'residentId',
  options: PERSON_ID_TYPES,
} as const satisfies FieldDefinition;

const personIdNumberField = {
  name: 'idNumber',
  type: 'text',
  label: { zh: '证件号码', en: 'Number of the ID' },
  required: true,
  maxLength: 40,
  width: 4,
} as const satisfies FieldDefinition;

/** The applicant who pays with cash. */
export const applicantFields = [
  { ...personNameField, label: { zh: '申请人', en: 'Applicant' } },
  personIdTypeField,
  personIdNumberField,
] as const satisfies readonly FieldDefinition[];

const BY_CASH = { field: 'fundedFrom', is: ['cash'] } as const;

/** The applicant of a cashier's cheque who pays with cash. */
export const chequeApplicantFields = [
  { ...personNameField, label: { zh: '申请人', en: 'Applicant' }, when: BY_CASH },
  { ...personIdTypeField, when: BY_CASH },
  { ...personIdNumberField, when: BY_CASH },
] as const satisfies readonly FieldDefinition[];

const BY_NOTICE = { field: 'step', is: ['notice'] } as const;

/** Whoever reports an instrument as lost. */
export const loserFields = [
  { ...personNameField, label: { zh: '失票人', en: 'Who lost it' }, when: BY_NOTICE },
  { ...personIdTypeField, when: BY_NOTICE },
  { ...personIdNumberField, when: BY_NOTICE },
] as const satisfies readonly FieldDefinition[];

const BY_ID = { field: 'byId', is: ['true'] } as const;

/** The ID of a holder or applicant to whom money is paid; not asked of those who are credited. */
export const shownIdFields = [
  {
    name: 'byId',
    type: 'flag',
    label: { zh: '核对证件', en: 'An ID was shown' },
    required: false,
    width: 4,
    initial: false,
  },
  { ...personIdTypeField, when: BY_ID },
  { ...personIdNumberField, when: BY_ID },
] as const satisfies readonly FieldDefinition[];

interface IdRead {
  readonly idType: string | null;
  readonly idNumber: string | null;
}

/** The ID as the request has it; null: none was shown. */
export const idOf = ({ idType, idNumber }: IdRead) => (idNumber === null ? null : { idType: idTypeOf(idType), idNumber });

/** Name and ID as the request has them. */
export const personOf = ({ personName, idType, idNumber }: { personName: string; idType: string; idNumber: string }) => ({
  name: personName,
  idType: idTypeOf(idType),
  idNumber,
});

const ID_VALUES = PERSON_ID_TYPES.map(({ value }) => value);

/** An ID type as typed; the request's schema has the list. */
export const idTypeOf = (value: string | null): (typeof ID_VALUES)[number] => ID_VALUES.find((each) => each === value) ?? 'other';

export const endorsedField = {
  name: 'endorsed',
  type: 'choice',
  label: { zh: '背书', en: 'Endorsements' },
  required: true,
  width: 6,
  initial: 'none',
  options: [
    { value: 'none', label: { zh: '未背书转让', en: 'None' } },
    { value: 'unbroken', label: { zh: '背书连续', en: 'Unbroken' } },
    { value: 'broken', label: { zh: '背书不连续', en: 'Broken' } },
  ],
} as const satisfies FieldDefinition;

export const endorsedOf = (value: string): 'none' | 'unbroken' | 'broken' => (value === 'unbroken' || value === 'broken' ? value : 'none');

/** Ticked by who has looked at the paper. */
export const lookedFields = [
  {
    name: 'capitalsAgree',
    type: 'flag',
    label: { zh: '大小写金额一致', en: 'Capitals and figures agree' },
    required: false,
    width: 6,
    initial: false,
  },
  {
    name: 'unaltered',
    type: 'flag',
    label: { zh: '金额、日期、收款人无更改', en: 'Amount, date and payee are unaltered' },
    required: false,
    width: 6,
    initial: false,
  },
] as const satisfies readonly FieldDefinition[];

export const issuedOnField = {
  name: 'issuedOn',
  type: 'date',
  label: { zh: '票面出票日期', en: 'Date of issue on it' },
  required: true,
  width: 6,
} as const satisfies FieldDefinition;

export const issuedField = {
  name: 'issued',
  type: 'amount',
  label: { zh: '票面金额', en: 'Amount on it' },
  required: true,
  maxLength: 24,
  width: 6,
} as const satisfies FieldDefinition;

export const holderNameField = {
  name: 'holderName',
  type: 'text',
  label: { zh: '持票人名称', en: 'Name of the holder' },
  required: true,
  maxLength: 140,
  width: 6,
} as const satisfies FieldDefinition;

export const explanationField = {
  name: 'explanation',
  type: 'text',
  label: { zh: '逾期说明', en: 'Why it is late' },
  required: false,
  maxLength: 200,
  width: 12,
  hint: { zh: '超过提示付款期、由签发网点付款时填写', en: 'Where the issuing branch pays after the presentment period' },
} as const satisfies FieldDefinition;
