import type { AccountRow } from '../accounts/account.ts';
import type { TellerCaller } from '../central.ts';
import { type Bound, bind, type Statement } from '../database/statement.ts';
import { formatTrace } from '../ledger/trace.ts';
import type { Till } from '../tills/tills.ts';

/** What a transaction's decision looks at. Each transaction names what it needs; the rest is null. */
export interface Needs {
  readonly accountNumber: string | null;
  readonly tillId: string | null;
  readonly currency: string;
  /** Whether the teller's own till is looked for, whichever it is. */
  readonly ownTill: boolean;
}

export interface KeptQuote {
  readonly deviceId: string;
  readonly clientKey: string;
  readonly figuresHash: string;
  readonly expiresAt: string;
}

/** How things stand, read in one statement and so at one moment. */
export interface Situation {
  readonly businessDate: string;
  readonly branchDay: 'open' | 'closed';
  readonly quote: KeptQuote | null;
  readonly account: AccountRow | null;
  readonly till: Till | null;
  /** Till that the teller has. */
  readonly ownTill: string | null;
  /** The trace number that this posting will bear; null for a quote. */
  readonly traceNumber: string | null;
}

export interface SituationRow {
  readonly business_date: string;
  readonly day_state: 'open' | 'closed';
  readonly quote_device: string | null;
  readonly quote_key: string;
  readonly quote_figures: string;
  readonly quote_expires: string;
  readonly till_id: string | null;
  readonly till_branch: string;
  readonly till_state: Till['state'];
  readonly till_teller: string | null;
  readonly till_currency: string;
  readonly till_balance: bigint;
  readonly till_denominations: Record<string, number>;
  readonly own_till: string | null;
  readonly serial: bigint | null;
}

// One row always: a thing that does not exist is null in it. Parameters: branch, quote, till, currency, teller whose own till
// is wanted, account, whether a trace number is wanted.
const SITUATION: Statement<SituationRow> = {
  name: 'situation',
  text: `
    select day.business_date, day.state as day_state,
           quotes.device_id as quote_device, quotes.client_key as quote_key, quotes.figures_hash as quote_figures,
           quotes.expires_at as quote_expires,
           tills.id as till_id, tills.branch_code as till_branch, tills.state as till_state, tills.teller_id as till_teller,
           till_cash.currency as till_currency, till_cash.balance as till_balance, till_cash.denominations as till_denominations,
           own.id as own_till,
           case when $7::boolean then nextval('trace_serial') end as serial,
           accounts.number, accounts.customer_number, accounts.product_code, accounts.branch_code, accounts.currency,
           accounts.state, accounts.opened_on, accounts.balance, accounts.hold, accounts.last_sequence,
           customers.name as holder_name, products.name_zh as product_zh, products.name_en as product_en, products.subject,
           passbooks.number as book_number, passbooks.state as book_state, passbooks.next_line, passbooks.lines_per_book,
           passbooks.version, passbooks.printed_through
      from (select business_date, state from business_days where branch_code = $1 order by business_date desc limit 1) day
      left join quotes on quotes.id = $2::uuid
      left join (tills join till_cash on till_cash.till_id = tills.id) on tills.id = $3 and till_cash.currency = $4
      left join tills own on own.teller_id = $5
      left join (accounts join customers on customers.number = accounts.customer_number
                          join products on products.code = accounts.product_code) on accounts.number = $6
      left join passbooks on passbooks.account_number = accounts.number and passbooks.state <> 'void'`,
};

export const readSituation = (caller: TellerCaller, needs: Needs, quoteId: string | null): Bound<SituationRow> =>
  bind(SITUATION, [
    caller.branchCode,
    quoteId,
    needs.tillId,
    needs.currency,
    needs.ownTill ? caller.tellerId : null,
    needs.accountNumber,
    quoteId !== null,
  ]);

const tillOf = (row: SituationRow): Till | null =>
  row.till_id === null
    ? null
    : {
        id: row.till_id,
        branchCode: row.till_branch,
        state: row.till_state,
        tellerId: row.till_teller,
        currency: row.till_currency,
        balance: row.till_balance,
        denominations: row.till_denominations,
      };

const quoteOf = (row: SituationRow): KeptQuote | null =>
  row.quote_device === null
    ? null
    : { deviceId: row.quote_device, clientKey: row.quote_key, figuresHash: row.quote_figures, expiresAt: row.quote_expires };

/** Throws when the branch has no business day, which only a broken set-up has. */
export function toSituation(caller: TellerCaller, rows: readonly SituationRow[]): Situation {
  const [row] = rows;
  if (row === undefined) throw new Error(`Branch ${caller.branchCode} has no business day`);
  // The account's columns stand in the row under the names that an account row has.
  const account = row as unknown as AccountRow & { readonly number: string | null };
  return {
    businessDate: row.business_date,
    branchDay: row.day_state,
    quote: quoteOf(row),
    account: account.number === null ? null : account,
    till: tillOf(row),
    ownTill: row.own_till,
    traceNumber: row.serial === null ? null : formatTrace(caller.branchCode, row.business_date, row.serial),
  };
}
