import { type AccountView, accountViewSchema, type CustomerView, customerViewSchema } from '../../../../contract/views/customer.ts';

const account = (number: string, customerNumber: string, holderName: string, over: object = {}): AccountView =>
  accountViewSchema.parse({
    number,
    customerNumber,
    holderName,
    productCode: 'DEMAND-BOOK',
    productNameZh: '活期储蓄存折',
    productNameEn: 'Demand savings, passbook',
    currency: 'CNY',
    state: 'active',
    openedOn: '2019-03-04',
    branchCode: '1001',
    balance: '8652310',
    available: '8652310',
    passbook: {
      number: `88${number.slice(-8)}`,
      accountNumber: number,
      state: 'active',
      nextLine: 11,
      linesPerBook: 192,
      version: 4,
      unpostedLines: 1,
    },
    ...over,
  });

const book = (number: string, over: object) => ({ ...account(number, '1000000001', 'x').passbook, ...over });

export const ACCOUNTS: Map<string, AccountView> = new Map(
  [
    account('6217001001000018', '1000000001', '欧阳𠮷祥'),
    account('6217001001000026', '1000000001', '欧阳𠮷祥', {
      balance: '120000000',
      available: '120000000',
      passbook: null,
      productNameZh: '整存整取一年',
      productNameEn: 'Time deposit, 1 year',
    }),
    account('6217001001000034', '1000000002', '阿卜杜拉·艾买提', { state: 'frozen' }),
    account('6217001001000042', '1000000003', '王芳', { state: 'dormant', balance: '1203', available: '1203' }),
    account('6217001001000059', '1000000003', '王芳', { passbook: book('6217001001000059', { state: 'lost' }) }),
  ].map((each) => [each.number, each]),
);

const customer = (number: string, over: object): CustomerView =>
  customerViewSchema.parse({
    number,
    kind: 'person',
    name: '欧阳𠮷祥',
    pinyin: 'ou yang ji xiang',
    idType: 'residentId',
    idNumberMasked: '330102********421X',
    phoneMasked: '138****5521',
    birthDate: '1971-08-21',
    sex: 'M',
    address: '浙江省杭州市上城区中山中路 118 号 3 幢 2 单元 601 室',
    grade: { code: 'GOLD', nameZh: '金卡', nameEn: 'Gold', since: '2024-01-01' },
    since: '2019-03-04',
    alerts: [],
    accounts: [...ACCOUNTS.values()].filter((each) => each.customerNumber === number),
    ...over,
  });

export const CUSTOMERS: Map<string, CustomerView> = new Map(
  [
    customer('1000000001', {
      alerts: [
        { level: 'info', textZh: '身份证将于 2026-02-11 到期，请提醒更新。', textEn: 'The ID expires on 2026-02-11; ask for the new one.' },
      ],
    }),
    customer('1000000002', {
      name: '阿卜杜拉·艾买提',
      pinyin: 'abudula aimaiti',
      alerts: [{ level: 'block', textZh: '司法冻结，执行法院：上城区人民法院。', textEn: 'Frozen by order of the Shangcheng court.' }],
    }),
    customer('1000000003', { name: '王芳', pinyin: 'wang fang', sex: 'F', grade: null }),
  ].map((each) => [each.number, each]),
);
