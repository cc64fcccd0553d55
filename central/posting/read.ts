import type pg from 'pg';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { AccountRow } from '../accounts/account.ts';
import { bind, run, type Statement } from '../database/statement.ts';
import type { Till } from '../tills/tills.ts';
import { createWorld, type KeptQuote, type World } from './world.ts';

/** The keys of everything that a batch of decisions looks at. */
export interface Wanted {
  readonly branches: readonly string[];
  readonly quotes: readonly string[];
  readonly accounts: readonly string[];
  readonly tills: readonly string[];
  /** Tellers whose own till is looked for. */
  readonly tellers: readonly string[];
}

interface DayRow {
  readonly branch_code: string;
  readonly business_date: BusinessDate;
  readonly state: 'open' | 'closed';
}

const DAYS: Statement<DayRow> = {
  name: 'posting-days',
  text: `select asked.branch_code, day.business_date, day.state
           from unnest($1::text[]) asked (branch_code)
          cross join lateral (select business_date, state from business_days
                               where branch_code = asked.branch_code order by business_date desc limit 1) day`,
};

const QUOTES: Statement<KeptQuote & { id: string }> = {
  name: 'posting-quotes',
  text: `select id, device_id as "deviceId", client_key as "clientKey", figures_hash as "figuresHash", expires_at as "expiresAt"
           from quotes where id = any($1::uuid[])`,
};

const ACCOUNTS: Statement<AccountRow> = {
  name: 'posting-accounts',
  text: `select accounts.number, accounts.customer_number, accounts.product_code, accounts.branch_code, accounts.currency,
                accounts.state, accounts.opened_on, accounts.balance, accounts.hold, accounts.overdraft_limit, accounts.last_sequence,
                customers.name as holder_name, products.name_zh as product_zh, products.name_en as product_en, products.subject,
                passbooks.number as book_number, passbooks.state as book_state, passbooks.next_line, passbooks.lines_per_book,
                passbooks.version, passbooks.printed_through
           from accounts
           join customers on customers.number = accounts.customer_number
           join products on products.code = accounts.product_code
           left join passbooks on passbooks.account_number = accounts.number and passbooks.state <> 'void'
          where accounts.number = any($1::text[])`,
};

const TILLS: Statement<Till> = {
  name: 'posting-tills',
  text: `select tills.id, tills.kind, tills.branch_code as "branchCode", tills.state, tills.teller_id as "tellerId",
                till_cash.currency, till_cash.balance, till_cash.denominations
           from tills join till_cash on till_cash.till_id = tills.id
          where tills.id = any($1::text[])`,
};

const OWN_TILLS: Statement<{ id: string; teller_id: string }> = {
  name: 'posting-own-tills',
  text: 'select id, teller_id from tills where teller_id = any($1::text[])',
};

const SERIALS: Statement<{ serial: bigint }> = {
  name: 'posting-serials',
  text: `select nextval('trace_serial') as serial from generate_series(1, $1::int)`,
};

/** As many rising trace serials. Those of a batch that is tried again leave a gap. */
export const takeSerials = async (client: pg.PoolClient, count: number): Promise<bigint[]> =>
  (await run(client, bind(SERIALS, [count]))).map(({ serial }) => serial);

/** Reads it all, in statements that travel together. The caller has begun a transaction, so that they see one moment. */
export async function readWorld(client: pg.PoolClient, wanted: Wanted): Promise<World> {
  const find = <Row>(statement: Statement<Row>, keys: readonly string[]): Promise<Row[]> =>
    keys.length === 0 ? Promise.resolve([]) : run(client, bind(statement, [keys]));
  const [days, quotes, accounts, tills, ownTills] = await Promise.all([
    find(DAYS, wanted.branches),
    find(QUOTES, wanted.quotes),
    find(ACCOUNTS, wanted.accounts),
    find(TILLS, wanted.tills),
    find(OWN_TILLS, wanted.tellers),
  ]);
  return createWorld({
    days: new Map(days.map((row) => [row.branch_code, { businessDate: row.business_date, state: row.state }])),
    quotes: new Map(quotes.map((row) => [row.id, row])),
    accounts,
    tills,
    ownTills: new Map(ownTills.map((row) => [row.teller_id, row.id])),
  });
}
