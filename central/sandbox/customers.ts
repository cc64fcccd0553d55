import { searchForms } from '../customers/fold.ts';
import type { Tx } from '../database/serializable.ts';
import { LINES_PER_BOOK, type PlannedCustomer } from './plan.ts';

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** Writes customers with their accounts and books, as they stand after their past, which is booked next. */
export async function seedCustomers(tx: Tx, customers: readonly PlannedCustomer[]): Promise<void> {
  await tx
    .insertInto('customers')
    .values(
      customers.map((customer) => {
        const { pinyin, searchName, searchPinyin, searchInitials } = searchForms(customer.name, customer.kind);
        return {
          number: customer.number,
          kind: customer.kind,
          name: customer.name,
          pinyin,
          search_name: searchName,
          search_pinyin: searchPinyin,
          search_initials: searchInitials,
          id_type: customer.kind === 'person' ? ('residentId' as const) : ('creditCode' as const),
          id_number: customer.idNumber,
          phone: customer.phone,
          birth_date: customer.birthDate,
          sex: customer.sex,
          address: customer.address,
          grade_code: customer.gradeCode,
          grade_since: customer.gradeCode === null ? null : customer.since,
          since: customer.since,
        };
      }),
    )
    .execute();
  const accounts = customers.flatMap((customer) => customer.accounts.map((account) => ({ customer, account })));
  await tx
    .insertInto('accounts')
    .values(
      accounts.map(({ customer, account }) => ({
        number: account.number,
        customer_number: customer.number,
        product_code: account.productCode,
        branch_code: customer.branchCode,
        currency: 'CNY',
        state: account.state,
        opened_on: account.openedOn,
        balance: sum(account.movements.map(({ amount }) => amount)),
        hold: 0n,
        last_sequence: BigInt(account.movements.length),
      })),
    )
    .execute();
  await tx
    .insertInto('passbooks')
    .values(
      accounts.flatMap(({ account }) =>
        account.book === null
          ? []
          : [
              {
                number: account.book.number,
                account_number: account.number,
                state: account.book.state,
                lines_per_book: LINES_PER_BOOK,
                next_line: account.book.printed + 1,
                printed_through: BigInt(account.book.printed),
                version: account.book.printed === 0 ? 0 : 1,
              },
            ],
      ),
    )
    .execute();
}
