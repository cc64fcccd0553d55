import type { AccountClass } from '../../contract/compliance/accountClass.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { NewMedium } from '../../contract/transactions/account/parts.ts';
import type { AccountView } from '../../contract/views/customer.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import type { Written } from '../posting/plan.ts';
import { loadProducts, type Product } from '../products/product.ts';
import type { Holder } from './holder.ts';
import { LINES_PER_BOOK } from './media.ts';
import { proposeAccountNumber } from './numbers.ts';

/** A product that may be opened for a customer on a day: it has terms, is of the wanted kinds, and for this kind of customer. */
export async function readProduct(
  tx: Tx,
  code: string,
  holder: Holder,
  { on, demand }: { readonly on: TellerCaller['businessDate']; readonly demand: boolean },
): Promise<Result<Product, WireError>> {
  const known = await tx.selectFrom('products').select('code').where('code', '=', code).executeTakeFirst();
  if (known === undefined) return refuse('PRODUCT_UNKNOWN', { productCode: code });
  const product = (await loadProducts(tx)).on(code, on);
  if (product === null) return refuse('PRODUCT_TERMS_UNKNOWN', { productCode: code, date: on });
  if ((product.kind === 'demand') !== demand) return refuse('PRODUCT_NOT_FOR_THIS', { productCode: code, reason: product.kind });
  if ((product.terms.holder === 'individual') !== (holder.kind === 'person'))
    return refuse('PRODUCT_NOT_FOR_THIS', { productCode: code, reason: product.terms.holder });
  return ok(product);
}

/** The number that an opening tries. */
export const numberFor = (caller: TellerCaller, { kind, terms }: Product): string =>
  proposeAccountNumber(caller.branchCode, kind, terms.holder);

/** An account that is about to exist. */
export interface NewAccount {
  readonly number: string;
  readonly holder: Holder;
  readonly product: Product;
  readonly class: AccountClass | null;
  /** Its first money, minor units; zero for none. */
  readonly amount: bigint;
  readonly cash: boolean;
  readonly summaryZh: string;
  readonly summaryEn: string;
}

/**
 * Writes the account with its first movement. The engine moves accounts that exist; the first movement of a new one is written here, in
 * the same transaction as the entry and its pairs.
 */
export async function writeAccount(
  tx: Tx,
  caller: TellerCaller,
  code: string,
  account: NewAccount,
  { entryId, traceNumber, postedAt }: Written,
): Promise<void> {
  const { number, holder, product, amount } = account;
  await tx
    .insertInto('accounts')
    .values({
      number,
      customer_number: holder.number,
      product_code: product.code,
      branch_code: caller.branchCode,
      currency: product.currency,
      state: 'active',
      opened_on: caller.businessDate,
      balance: amount,
      hold: 0n,
      class: account.class,
      face_to_face: true,
      last_sequence: amount > 0n ? 1n : 0n,
    })
    .execute();
  if (amount === 0n) return;
  await tx
    .insertInto('account_entries')
    .values({
      account_number: number,
      sequence: 1n,
      entry_id: entryId,
      trace_number: traceNumber,
      business_date: caller.businessDate,
      posted_at: postedAt,
      transaction_code: code,
      summary_zh: account.summaryZh,
      summary_en: account.summaryEn,
      amount,
      balance_after: amount,
      cash: account.cash,
      teller_id: caller.tellerId,
      passbook_number: null,
      printed_line: null,
    })
    .execute();
}

/** The account as the counter shows it right after it was opened, so that a book can be printed at once. */
export const openedView = (
  { businessDate, branchCode }: TellerCaller,
  { number, holder, product, amount }: Pick<NewAccount, 'number' | 'holder' | 'product' | 'amount'>,
  medium: NewMedium | null,
): AccountView => ({
  number: number as AccountNumber,
  customerNumber: holder.number,
  holderName: holder.name,
  productCode: product.code,
  productNameZh: product.nameZh,
  productNameEn: product.nameEn,
  currency: product.currency,
  state: 'active',
  openedOn: businessDate,
  branchCode,
  balance: toWire(amount),
  available: toWire(amount),
  passbook:
    medium?.type === 'passbook'
      ? {
          number: medium.number,
          accountNumber: number as AccountNumber,
          state: 'active',
          nextLine: 1,
          linesPerBook: LINES_PER_BOOK,
          version: 0,
          unpostedLines: amount > 0n ? 1 : 0,
        }
      : null,
});
