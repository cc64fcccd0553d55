import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import type { ProductKind } from '../../contract/products/terms.ts';
import type { AccountView } from '../../contract/views/customer.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';

/** Accounts with what the counter shows of them: holder, product and the book in use. */
const select = (db: Db | Tx) =>
  db
    .selectFrom('accounts')
    .innerJoin('customers', 'customers.number', 'accounts.customer_number')
    .innerJoin('products', 'products.code', 'accounts.product_code')
    .leftJoin('passbooks', (join) => join.onRef('passbooks.account_number', '=', 'accounts.number').on('passbooks.state', '<>', 'void'))
    .select([
      'accounts.number',
      'accounts.customer_number',
      'accounts.product_code',
      'accounts.branch_code',
      'accounts.currency',
      'accounts.state',
      'accounts.opened_on',
      'accounts.balance',
      'accounts.hold',
      'accounts.overdraft_limit',
      'accounts.class',
      'accounts.face_to_face',
      'accounts.debit_stop',
      'accounts.last_sequence',
    ])
    .select([
      'customers.name as holder_name',
      'customers.kind as holder_kind',
      'products.name_zh as product_zh',
      'products.name_en as product_en',
      'products.subject',
    ])
    .select((eb) => eb.ref('products.kind').$castTo<ProductKind>().as('product_kind'))
    .select([
      'passbooks.number as book_number',
      'passbooks.state as book_state',
      'passbooks.next_line',
      'passbooks.lines_per_book',
      'passbooks.version',
      'passbooks.printed_through',
    ]);

export type AccountRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

export async function findAccount(db: Db | Tx, number: string): Promise<AccountRow | null> {
  return (await select(db).where('accounts.number', '=', number).executeTakeFirst()) ?? null;
}

export const accountsOf = (db: Db, customerNumber: string): Promise<AccountRow[]> =>
  select(db).where('accounts.customer_number', '=', customerNumber).orderBy('accounts.number').execute();

/** Balance and agreed overdraft less holds. A hold by order may exceed them; nothing is available then. */
export function available(row: AccountRow): bigint {
  const most = row.balance + row.overdraft_limit;
  return row.hold > most ? 0n : most - row.hold;
}

const passbookOf = (row: AccountRow): AccountView['passbook'] =>
  row.book_number === null ||
  row.book_state === null ||
  row.next_line === null ||
  row.lines_per_book === null ||
  row.version === null ||
  row.printed_through === null
    ? null
    : {
        number: row.book_number,
        accountNumber: row.number as AccountNumber,
        state: row.book_state,
        nextLine: row.next_line,
        linesPerBook: row.lines_per_book,
        version: row.version,
        unpostedLines: Number(row.last_sequence - row.printed_through),
      };

export const toAccountView = (row: AccountRow): AccountView => ({
  number: row.number as AccountNumber,
  customerNumber: row.customer_number,
  holderName: row.holder_name,
  productCode: row.product_code,
  productNameZh: row.product_zh,
  productNameEn: row.product_en,
  currency: row.currency as Currency,
  state: row.state,
  openedOn: row.opened_on,
  branchCode: row.branch_code,
  balance: toWire(row.balance),
  available: toWire(available(row)),
  passbook: passbookOf(row),
});
