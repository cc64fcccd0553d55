import type pg from 'pg';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { AccountRow } from '../accounts/account.ts';
import { bind, run, type Statement } from '../database/statement.ts';
import type { Till } from '../tills/tills.ts';
import type { AccountUse } from './plan.ts';
import { type Approval, createWorld, type KeptQuote, type World } from './world.ts';

/** The keys of everything that a batch of decisions looks at. */
export interface Wanted {
  readonly branches: readonly string[];
  readonly quotes: readonly string[];
  /** The forms whose approved overrides are looked for. */
  readonly forms: readonly { readonly deviceId: string; readonly clientKey: string }[];
  /** SHA-256 of the tokens of those who post, hex. */
  readonly sessions: readonly string[];
  readonly accounts: readonly string[];
  readonly tills: readonly string[];
  /** Tellers whose own till is looked for. */
  readonly tellers: readonly string[];
  /** How many trace serials are taken. Those of a batch that is tried again leave a gap. */
  readonly serials: number;
}

/** int8 travels as text in JSON, whose numbers end at 2^53. */
type AsJson<Row> = { readonly [K in keyof Row]: Row[K] extends bigint ? string : Row[K] extends bigint | null ? string | null : Row[K] };

interface Found {
  readonly days: readonly { branch_code: string; business_date: BusinessDate; state: 'open' | 'closed' }[] | null;
  readonly quotes: readonly (KeptQuote & { id: string })[] | null;
  readonly approvals: readonly Approval[] | null;
  readonly sessions: readonly { hash: string; teller_id: string; device_id: string }[] | null;
  readonly accounts: readonly AsJson<AccountRow>[] | null;
  readonly uses: readonly AsJson<AccountUse & { number: string }>[] | null;
  readonly tills: readonly AsJson<Till>[] | null;
  readonly own: readonly { id: string; teller_id: string }[] | null;
  readonly serials: readonly string[] | null;
}

// One statement with one row: each further one would cost its own message, plan and result, which at the size of a posting is more
// than its work. Everything is looked up by key.
export const READ: Statement<{ found: Found }> = {
  name: 'posting-read',
  text: `
    select json_build_object(
      'days', (select json_agg(d) from (
         select asked.branch_code, day.business_date, day.state
           from unnest($1::text[]) asked (branch_code)
          cross join lateral (select business_date, state from business_days
                               where branch_code = asked.branch_code order by business_date desc limit 1) day) d),
      'quotes', (select json_agg(q) from (
         select id, device_id as "deviceId", client_key as "clientKey", figures_hash as "figuresHash", expires_at as "expiresAt"
           from quotes where id = any($2::uuid[])) q),
      'approvals', (select json_agg(o) from (
         select r.id, r.device_id as "deviceId", r.client_key as "clientKey", r.figures_hash as "figuresHash", r.rules,
                r.authoriser_ids as "authoriserIds", r.expires_at as "expiresAt"
           from unnest($7::text[], $8::uuid[]) asked (device_id, client_key)
           join override_requests r on r.device_id = asked.device_id and r.client_key = asked.client_key
                                   and r.state in ('pending', 'approved')
          where r.state = 'approved') o),
      'sessions', (select json_agg(n) from (
         select asked.hash, s.teller_id, s.device_id
           from unnest($9::text[]) asked (hash) join sessions s on s.token_hash = decode(asked.hash, 'hex')) n),
      'accounts', (select json_agg(a) from (
         select accounts.number, accounts.customer_number, accounts.product_code, accounts.branch_code, accounts.currency,
                accounts.state, accounts.opened_on, accounts.balance::text, accounts.hold::text, accounts.overdraft_limit::text,
                accounts.class, accounts.face_to_face, accounts.debit_stop,
                accounts.last_sequence::text, customers.name as holder_name, customers.kind as holder_kind, products.name_zh as product_zh,
                products.name_en as product_en, products.subject, products.kind as product_kind,
                passbooks.number as book_number, passbooks.state as book_state, passbooks.next_line, passbooks.lines_per_book,
                passbooks.version, passbooks.printed_through::text
           from accounts
           join customers on customers.number = accounts.customer_number
           join products on products.code = accounts.product_code
           left join passbooks on passbooks.account_number = accounts.number and passbooks.state <> 'void'
          where accounts.number = any($3::text[])) a),
      'uses', (select json_agg(u) from (
         select a.number, use.in_day::text as "inDay", use.in_year::text as "inYear", use.out_day::text as "outDay", use.out_year::text as "outYear"
           from accounts a
          cross join lateral (
            select coalesce(sum(e.amount) filter (where e.amount > 0 and e.business_date = day.today), 0) as in_day,
                   coalesce(sum(e.amount) filter (where e.amount > 0), 0) as in_year,
                   coalesce(-sum(e.amount) filter (where e.amount < 0 and e.business_date = day.today), 0) as out_day,
                   coalesce(-sum(e.amount) filter (where e.amount < 0), 0) as out_year
              from (select max(business_date) as today from business_days where branch_code = a.branch_code) day
              join account_entries e on e.account_number = a.number and e.business_date >= date_trunc('year', day.today::timestamp)::date
          ) use
          where a.number = any($3::text[]) and a.class in ('II', 'III')) u),
      'tills', (select json_agg(t) from (
         select tills.id, tills.kind, tills.branch_code as "branchCode", tills.state, tills.teller_id as "tellerId",
                till_cash.currency, till_cash.balance::text, till_cash.denominations
           from tills join till_cash on till_cash.till_id = tills.id
          where tills.id = any($4::text[])) t),
      'own', (select json_agg(o) from (select id, teller_id from tills where teller_id = any($5::text[])) o),
      'serials', (select json_agg(s) from (select nextval('trace_serial')::text from generate_series(1, $6::int)) s (s))
    ) as found`,
};

const toAccount = (row: AsJson<AccountRow>): AccountRow => ({
  ...row,
  balance: BigInt(row.balance),
  hold: BigInt(row.hold),
  overdraft_limit: BigInt(row.overdraft_limit),
  last_sequence: BigInt(row.last_sequence),
  printed_through: row.printed_through === null ? null : BigInt(row.printed_through),
});

const toUse = (row: AsJson<AccountUse>): AccountUse => ({
  inDay: BigInt(row.inDay),
  inYear: BigInt(row.inYear),
  outDay: BigInt(row.outDay),
  outYear: BigInt(row.outYear),
});

/** What a batch looks at, as of one moment. */
export interface Reading {
  readonly world: World;
  readonly serials: readonly bigint[];
}

/** Reads it all. The caller has begun a transaction in which the decisions are written. */
export async function readWorld(client: pg.PoolClient, wanted: Wanted): Promise<Reading> {
  const [row] = await run(
    client,
    bind(READ, [
      wanted.branches,
      wanted.quotes,
      wanted.accounts,
      wanted.tills,
      wanted.tellers,
      wanted.serials,
      wanted.forms.map(({ deviceId }) => deviceId),
      wanted.forms.map(({ clientKey }) => clientKey),
      wanted.sessions,
    ]),
  );
  if (row === undefined) throw new Error('Reading for a posting gave nothing');
  const { found } = row;
  return {
    world: createWorld({
      days: new Map((found.days ?? []).map((day) => [day.branch_code, { businessDate: day.business_date, state: day.state }])),
      quotes: new Map((found.quotes ?? []).map((quote) => [quote.id, quote])),
      approvals: found.approvals ?? [],
      sessions: new Set((found.sessions ?? []).map((row) => `${row.hash} ${row.teller_id} ${row.device_id}`)),
      accounts: (found.accounts ?? []).map(toAccount),
      uses: new Map((found.uses ?? []).map((use) => [use.number, toUse(use)])),
      tills: (found.tills ?? []).map((till) => ({ ...till, balance: BigInt(till.balance) })),
      ownTills: new Map((found.own ?? []).map((till) => [till.teller_id, till.id])),
    }),
    serials: (found.serials ?? []).map(BigInt),
  };
}
