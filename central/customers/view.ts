import type { RouteParams } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { AccountView, CustomerView } from '../../contract/views/customer.ts';
import { accountsOf, toAccountView } from '../accounts/account.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { maskIdNumber, maskPhone } from './mask.ts';

type Alert = CustomerView['alerts'][number];

const ALERTS: Readonly<Record<Exclude<AccountView['state'], 'active'>, (number: string) => Alert | null>> = {
  frozen: (number) => ({ level: 'block', textZh: `账户 ${number} 已冻结`, textEn: `Account ${number} is frozen` }),
  dormant: (number) => ({ level: 'warning', textZh: `账户 ${number} 为久悬户`, textEn: `Account ${number} is dormant` }),
  closed: () => null,
};

/** What the teller should notice at once, from the states of accounts and books. */
const alertsOf = (accounts: readonly AccountView[]): Alert[] =>
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

const gradeOf = (row: {
  grade_code: string | null;
  grade_zh: string | null;
  grade_en: string | null;
  grade_since: string | null;
}): CustomerView['grade'] =>
  row.grade_code === null || row.grade_zh === null || row.grade_en === null || row.grade_since === null
    ? null
    : { code: row.grade_code, nameZh: row.grade_zh, nameEn: row.grade_en, since: row.grade_since };

/** 1003: everything that the counter's panel shows of a customer. */
export async function viewCustomer(
  central: Central,
  { caller, params }: { caller: TellerCaller; params: RouteParams<(typeof centralRoutes)['customer']> },
): Promise<Answer<CustomerView>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const row = await central.db
    .selectFrom('customers')
    .leftJoin('customer_grades', 'customer_grades.code', 'customers.grade_code')
    .selectAll('customers')
    .select(['customer_grades.name_zh as grade_zh', 'customer_grades.name_en as grade_en'])
    .where('customers.number', '=', params.customerNumber)
    .executeTakeFirst();
  if (row === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber: params.customerNumber });
  const accounts = (await accountsOf(central.db, row.number)).map(toAccountView);
  return {
    ok: true,
    value: {
      number: row.number,
      kind: row.kind,
      name: row.name,
      pinyin: row.pinyin,
      idType: row.id_type,
      idNumberMasked: maskIdNumber(row.id_number),
      phoneMasked: maskPhone(row.phone),
      birthDate: row.birth_date,
      sex: row.sex,
      address: row.address,
      grade: gradeOf(row),
      since: row.since,
      alerts: alertsOf(accounts),
      accounts,
    },
  };
}
