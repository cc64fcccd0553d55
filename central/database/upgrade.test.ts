import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { sha256 } from '../hash.ts';
import { startCentral } from '../host.ts';
import { createLogger } from '../log.ts';
import { SANDBOX_DEVICES, sandboxPassword } from '../sandbox/staff.ts';
import { sandboxTills } from '../sandbox/tills.ts';
import { hashPassword, SANDBOX_COST } from '../sessions/password.ts';
import { deposit, openCounter } from '../testing/counter.ts';
import { connect, type Db } from './connect.ts';
import { type Engine, startEngine } from './engine/engine.ts';
import { ensureDatabase } from './engine/probe.ts';
import { migrate, readMigrations } from './migrate.ts';

const ACCOUNT = '10010100000000112';
const TILL = sandboxTills().find(({ id }) => id === '1001-T01') ?? { balance: 0n, denominations: {} };
const SECRET = sha256(SANDBOX_DEVICES.find(({ id }) => id === 'PC-1001-01')?.secret ?? '').toString('hex');
const id = (number: number): string => `0190a000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/**
 * What a small bank had written when its schema was at a version, added to what it had before: enough to work on after the upgrade. Whoever
 * adds a migration that changes old tables adds the rows here that it must carry along.
 */
const WRITTEN: Readonly<Record<number, (passwordHash: string) => string>> = {
  1: (passwordHash) => `
    insert into branches values ('1000', 'headOffice', '总行', 'Head office'), ('1001', 'branch', '朝阳门支行', 'Chaoyangmen');
    insert into business_days values ('1000', '2025-03-10', 'open', '2025-03-10T00:00:00Z', null),
      ('1001', '2025-03-07', 'closed', '2025-03-07T00:00:00Z', '2025-03-07T10:00:00Z'), ('1001', '2025-03-10', 'open', '2025-03-10T00:00:00Z', null);
    insert into tellers (id, branch_code, name, roles, level, password_hash) values ('100101', '1001', '李晓敏', '{teller}', 1, '${passwordHash}');
    insert into devices values ('PC-1001-01', '1001', '\\x${SECRET}', '2025-03-01T00:00:00Z', null);
    insert into audit_anchors values ('PC-1001-01', 5, repeat('a', 64), '2025-03-07T09:00:00Z', '2025-03-07T09:00:01Z');
    insert into banks values ('102100099996', '中国工商银行', '北京', '中国工商银行 zhongguo');`,
  2: () => `
    insert into subjects values ('1001', '库存现金', 'Cash on hand', 'D', 'till'), ('1003', '存放中央银行款项', 'Balances', 'D', 'none'),
      ('2011', '吸收存款', 'Deposits', 'C', 'account'), ('3001', '清算资金往来', 'Clearing', 'D', 'none'), ('4001', '实收资本', 'Capital', 'C', 'none');
    insert into journal_entry (id, trace_number, branch_code, business_date, posted_at, transaction_code, channel)
      values ('${id(1)}', '100125030700000001', '1001', '2025-03-07', '2025-03-07T01:00:00Z', '0000', 'system');
    insert into journal_pair (entry_id, pair_number, branch_code, currency, amount, debit_subject, credit_subject)
      values ('${id(1)}', 1, '1001', 'CNY', 900000000, '1003', '4001');
    select setval('trace_serial', 100);`,
  3: () => `
    insert into customer_grades values ('G1', '潜力客户', 'Potential');
    insert into customers values ('8000000001', 'person', '曾小明', 'zeng xiao ming', '曾小明', 'zengxiaoming', 'zxm', 'residentId',
      '11010119900307803X', '13800138000', '1990-03-07', 'M', '北京', 'G1', '2024-01-01', '2020-01-01');
    insert into products values ('D01', '活期储蓄存款', 'Savings account', 'demand', '2011');
    insert into accounts (number, customer_number, product_code, branch_code, currency, state, opened_on, balance, last_sequence)
      values ('${ACCOUNT}', '8000000001', 'D01', '1001', 'CNY', 'active', '2020-01-01', 5000, 1);
    insert into passbooks (number, account_number, state, lines_per_book, next_line, printed_through) values ('6000000011', '${ACCOUNT}', 'active', 192, 2, 1);
    insert into journal_entry (id, trace_number, branch_code, business_date, posted_at, transaction_code, channel)
      values ('${id(2)}', '100125030700000002', '1001', '2025-03-07', '2025-03-07T01:00:00Z', '0000', 'system');
    insert into journal_pair (entry_id, pair_number, branch_code, currency, amount, debit_subject, credit_subject, credit_owner)
      values ('${id(2)}', 1, '1001', 'CNY', 5000, '1003', '2011', '${ACCOUNT}');
    insert into account_entries values ('${ACCOUNT}', 1, '${id(2)}', '100125030700000002', '2025-03-07', '2025-03-07T01:00:00Z', '0000', '转存', 'Opening',
      5000, 5000, false, '9999', '6000000011', 1);`,
  4: () => `
    insert into tills (id, branch_code, state) values ('1001-T01', '1001', 'closed');
    insert into till_cash values ('1001-T01', 'CNY', ${TILL.balance}, '${JSON.stringify(TILL.denominations)}');
    insert into journal_entry (id, trace_number, branch_code, business_date, posted_at, transaction_code, channel, teller_id, device_id, client_key)
      values ('${id(3)}', '100125030700000003', '1001', '2025-03-07', '2025-03-07T02:00:00Z', '0211', 'counter', '100101', 'PC-1001-01', '${id(30)}');
    insert into journal_pair (entry_id, pair_number, branch_code, currency, amount, debit_subject, debit_owner, credit_subject)
      values ('${id(3)}', 1, '1001', 'CNY', ${TILL.balance}, '1001', '1001-T01', '1003');
    insert into quotes values ('${id(40)}', 'PC-1001-01', '${id(30)}', '100101', '0211', '2025-03-07', repeat('b', 64), '2025-03-07T02:00:00Z', '2025-03-07T02:30:00Z');
    insert into outcomes values ('PC-1001-01', '${id(30)}', 'post', repeat('c', 64), 'accepted',
      '{"outcome":"accepted","clientKey":"${id(30)}","traceNumber":"100125030700000003","businessDate":"2025-03-07","postedAt":"2025-03-07T02:00:00.000Z","currency":"CNY","amount":"${TILL.balance}","account":null,"entries":[]}',
      '100101', '2025-03-07T02:00:00Z');`,
  5: () => `
    insert into tills (id, branch_code, state, kind) values ('1001-T00', '1001', 'closed', 'vault');
    insert into till_cash values ('1001-T00', 'CNY', 0, '{}');
    insert into journal_entry (id, trace_number, branch_code, business_date, posted_at, transaction_code, channel, reverses)
      values ('${id(4)}', '100125030700000004', '1001', '2025-03-07', '2025-03-07T03:00:00Z', '0000', 'system', '${id(1)}');
    insert into journal_pair (entry_id, pair_number, branch_code, currency, amount, debit_subject, credit_subject)
      values ('${id(4)}', 1, '1001', 'CNY', 900000000, '4001', '1003');`,
};
/** From here on a bank has everything that a deposit needs. */
const WORKS_FROM = 4;

let folder: string;
let engine: Engine;
let passwordHash: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-upgrade-'));
  engine = await startEngine({ dataDir: join(folder, 'data'), progress: () => undefined });
  passwordHash = await hashPassword(sandboxPassword('100101'), SANDBOX_COST);
});
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

const rowsOf = async (db: Db): Promise<Map<string, number>> => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'guitai' and table_type = 'BASE TABLE'`.execute(db);
  const counts = new Map<string, number>();
  for (const { name } of rows) {
    const { rows: found } = await sql<{ count: bigint }>`select count(*) as count from ${sql.table(name)}`.execute(db);
    counts.set(name, Number(found[0]?.count ?? 0));
  }
  return counts;
};

const steps = await readMigrations();

test.each(steps.map(({ version, name }) => [version, name] as const))(
  'a bank that worked on version %i (%s) comes up to the newest and loses no row',
  async (from) => {
    const name = `upgrade_${from}`;
    await ensureDatabase(engine.url, name);
    const url = engine.url.replace(/[^/]+$/, name);
    const { db } = connect({ url, poolSize: 1, onLost: () => undefined });
    try {
      for (let version = 1; version <= from; version += 1) {
        await migrate(url, steps.slice(0, version));
        const written = WRITTEN[version]?.(passwordHash);
        if (written !== undefined) await sql.raw(written).execute(db);
      }
      const before = await rowsOf(db);
      expect(before.get('branches')).toBe(2);
      expect(await migrate(url)).toBe(steps.length);
      const after = await rowsOf(db);
      for (const [table, rows] of before) expect(after.get(table), table).toBeGreaterThanOrEqual(rows);
      expect((await checkBooks(db)).results.filter(({ offences }) => offences.length > 0)).toEqual([]);
      if (from < WORKS_FROM) return;

      const central = await startCentral({ databaseUrl: url, log: createLogger({ level: 'silent' }) });
      try {
        const counter = await openCounter(central.url);
        expect((await counter.inquire(id(30))).value).toMatchObject({ outcome: 'accepted', traceNumber: '100125030700000003' });
        expect((await counter.post(await counter.prepare('1201', deposit(ACCOUNT, 700)))).value).toMatchObject({
          outcome: 'accepted',
          account: { balance: '5700' },
        });
        expect((await checkBooks(db)).results.filter(({ offences }) => offences.length > 0)).toEqual([]);
      } finally {
        await central.stop();
      }
    } finally {
      await db.destroy();
    }
  },
);
