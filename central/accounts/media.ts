import { sql } from 'kysely';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { MediumType, NewMedium } from '../../contract/transactions/account/parts.ts';
import type { VoucherNumber } from '../../contract/vouchers/range.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { tellerHolder } from '../vouchers/holder.ts';
import { checkVoucher, spendVoucher } from '../vouchers/use.ts';

/** What a customer holds of an account: its book, card or certificate in force. */
export interface Medium {
  readonly type: MediumType;
  readonly number: string;
  readonly state: 'active' | 'full' | 'lost';
}

/** Lines of a new book. A bank that has other books sets them with its printer geometry. [R] */
export const LINES_PER_BOOK = 192;

/** The medium of an account, or null. An account has one. */
export async function readMedium(tx: Tx, accountNumber: string): Promise<Medium | null> {
  const { rows } = await sql<Medium>`
    select 'passbook' as type, number, state from passbooks where account_number = ${accountNumber} and state <> 'void'
    union all
    select 'card', number, state from account_cards where account_number = ${accountNumber} and state <> 'void'
    union all
    select 'certificate', certificate_number, coalesce(certificates.state, 'active')
      from deposits left join certificates on certificates.number = certificate_number
     where deposits.account_number = ${accountNumber} and certificate_number is not null
       and coalesce(certificates.state, 'active') <> 'void'`.execute(tx);
  return rows[0] ?? null;
}

/**
 * Whether this number may be given out now. Books and certificates are forms of the teller's stock, the lowest number first. Cards are not:
 * their numbers end in a check digit and so do not follow one another; the number on the card is taken if it was never issued.
 */
export async function mayIssue(tx: Tx, caller: TellerCaller, { type, number }: NewMedium): Promise<Result<true, WireError>> {
  if (type !== 'card') return await checkVoucher(tx, { type, holder: tellerHolder(caller.tellerId), number: number as VoucherNumber });
  const known = await tx.selectFrom('account_cards').select('number').where('number', '=', number).executeTakeFirst();
  return known === undefined ? ok(true) : refuse('CARD_NUMBER_USED');
}

export interface Issuing {
  readonly medium: NewMedium;
  readonly accountNumber: string;
  readonly entryId: string;
  /** The last entry of the account that is on paper already, in an earlier book. */
  readonly printedThrough?: bigint;
}

/** Gives a number out, for ever, and spends the form. `mayIssue` has allowed it in the same transaction. */
export async function issueMedium(
  tx: Tx,
  caller: TellerCaller,
  { medium, accountNumber, entryId, printedThrough = 0n }: Issuing,
): Promise<void> {
  const { type, number } = medium;
  if (type !== 'card')
    await spendVoucher(tx, {
      type,
      holder: tellerHolder(caller.tellerId),
      number: number as VoucherNumber,
      entryId,
      fate: 'used',
      reason: null,
    });
  const row = { number, account_number: accountNumber, state: 'active' as const };
  if (type === 'passbook')
    await tx
      .insertInto('passbooks')
      .values({ ...row, lines_per_book: LINES_PER_BOOK, next_line: 1, printed_through: printedThrough, version: 0 })
      .execute();
  else
    await tx
      .insertInto(type === 'card' ? 'account_cards' : 'certificates')
      .values({ ...row, issued_on: caller.businessDate, issued_entry: entryId })
      .execute();
  if (type === 'certificate')
    await tx.updateTable('deposits').set({ certificate_number: number }).where('account_number', '=', accountNumber).execute();
}

/** Changes the state of what a customer holds. A found book that has no free line is full, not active. */
export async function setMediumState(
  tx: Tx,
  { type, number }: Pick<Medium, 'type' | 'number'>,
  state: 'active' | 'lost' | 'void',
): Promise<void> {
  if (type === 'card') {
    await tx.updateTable('account_cards').set({ state }).where('number', '=', number).execute();
    return;
  }
  if (type === 'certificate') {
    // One that came with its deposit from elsewhere has no row of its own before something happens to it.
    await sql`insert into certificates (number, account_number, state, issued_on)
              select certificate_number, account_number, ${state}, opened_on from deposits where certificate_number = ${number}
              on conflict (number) do update set state = excluded.state`.execute(tx);
    return;
  }
  await tx
    .updateTable('passbooks')
    .set(({ eb, ref }) => ({
      state:
        state === 'active'
          ? eb
              .case()
              .when('next_line', '>', ref('lines_per_book'))
              .then('full' as const)
              .else('active' as const)
              .end()
          : state,
    }))
    .where('number', '=', number)
    .execute();
}
