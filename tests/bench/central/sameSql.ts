import { READ } from '../../../central/posting/read.ts';
import { WRITE } from '../../../central/posting/write.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Puts SQL in the places of a statement's parameters. `$1` must not eat the beginning of `$10`. */
const filled = (text: string, parameters: readonly string[]): string =>
  parameters.reduceRight((sql, value, index) => sql.replaceAll(`$${index + 1}::`, `(${value})::`), text).replaceAll(/\s+/g, ' ');

const list = (object: Readonly<Record<string, string>>): string =>
  `json_build_array(json_build_object(${Object.entries(object)
    .flatMap(([name, value]) => [quoted(name), value])
    .join(', ')}))`;

export interface ScriptOptions {
  readonly businessDate: string;
  /** Of this till and PC, one per client: `-T00` and so on stand for the client's number. */
  readonly tills: readonly { readonly tillId: string; readonly deviceId: string; readonly tellerId: string }[];
  /** Table with `n` and `number`. */
  readonly accounts: number;
  /** An answer as central stores it. */
  readonly answer: string;
}

/**
 * A pgbench script of exactly the statements that central sends for one posting, alone in its transaction: what PostgreSQL gives at
 * most when nothing but PostgreSQL has anything to do.
 */
export function sameSqlScript({ businessDate, tills, accounts, answer }: ScriptOptions): string {
  const byClient = (pick: (till: ScriptOptions['tills'][number]) => string): string =>
    `(array[${tills.map((till) => quoted(pick(till))).join(', ')}])[:client_id::int + 1]`;
  const [till, device, teller] = [
    byClient(({ tillId }) => tillId),
    byClient(({ deviceId }) => deviceId),
    byClient(({ tellerId }) => tellerId),
  ];
  const account = '(select number from bench_accounts where n = :n::int)';
  // pgbench hands its variables over as parameters, whose types it must be told.
  const read = filled(READ.text, [
    quoted('{1001}'),
    quoted('{00000000-0000-7000-8000-000000000000}'),
    `array[${account}]`,
    `array[${till}]`,
    quoted('{}'),
    '1',
    `array[${device}]`,
    'array[gen_random_uuid()]',
    `array[repeat('0', 64)]`,
  ]);
  const facts = `select found->'accounts'->0->>'number' as account, (found->'accounts'->0->>'balance')::bigint + 12300 as balance,
    (found->'accounts'->0->>'last_sequence')::bigint + 1 as sequence, (found->'tills'->0->>'balance')::bigint + 12300 as cash,
    '1001' || to_char(now(), 'YYMMDD') || lpad(found->'serials'->>0, 8, '0') as trace, gen_random_uuid() as entry, gen_random_uuid() as key
    from (${read}) posting`.replaceAll(/\s+/g, ' ');
  const [date, posted] = [quoted(businessDate), 'now()::text'];
  const [entry, key, number, trace] = [':entry::uuid', ':key::uuid', ':account::text', ':trace::text'];
  const write = filled(WRITE.text, [
    list({
      id: entry,
      trace_number: trace,
      branch_code: quoted('1001'),
      business_date: date,
      posted_at: posted,
      transaction_code: quoted('1201'),
      teller_id: teller,
      device_id: device,
      client_key: key,
      reverses: 'null',
      authoriser_ids: "'[]'::json",
    }),
    list({
      entry_id: entry,
      pair_number: '1',
      branch_code: quoted('1001'),
      currency: quoted('CNY'),
      amount: '12300',
      debit_subject: quoted('1001'),
      debit_owner: till,
      credit_subject: quoted('2011'),
      credit_owner: number,
    }),
    list({ number, balance: ':balance::bigint', last_sequence: ':sequence::bigint' }),
    list({
      account_number: number,
      sequence: ':sequence::bigint',
      entry_id: entry,
      trace_number: trace,
      business_date: date,
      posted_at: posted,
      transaction_code: quoted('1201'),
      summary_zh: quoted('现存'),
      summary_en: quoted('CASH DEPOSIT'),
      amount: '12300',
      balance_after: ':balance::bigint',
      cash: 'true',
      teller_id: teller,
    }),
    list({ till_id: till, currency: quoted('CNY'), balance: ':cash::bigint', denominations: '\'{"n100":1}\'::json' }),
    quoted('[]'),
    list({
      device_id: device,
      client_key: key,
      route: quoted('post'),
      body_hash: `repeat('0', 64)`,
      outcome: quoted('accepted'),
      // pgbench takes every colon for the beginning of a variable.
      answer: quoted(answer.replaceAll(':', ' ')),
      teller_id: teller,
      decided_at: posted,
    }),
    quoted('[]'),
  ]);
  return [`\\set n random(1, ${accounts})`, 'begin isolation level serializable;', `${facts} \\gset`, `${write};`, 'commit;', ''].join(
    '\n',
  );
}
