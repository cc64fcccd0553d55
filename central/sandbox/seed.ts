import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { type BusinessDate, isBusinessDate } from '../../contract/dates/businessDate.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import { sha256 } from '../hash.ts';
import { bankCodes, seedParameters } from '../parameters/seed.ts';
import { hashPassword, SANDBOX_COST } from '../sessions/password.ts';
import { sandboxBankCode, sandboxBanks } from './banks.ts';
import { seedBranchSide } from './branch.ts';
import { seedCrowd } from './crowd.ts';
import { seedDeposits } from './deposits.ts';
import { seedEcif } from './ecif.ts';
import { addFunds, addTillCash } from './funds.ts';
import { seedHolds } from './holds.ts';
import { createInvention } from './invention.ts';
import { seedLosses } from './losses.ts';
import { planCustomers } from './plan.ts';
import { seedProducts } from './products.ts';
import { addAccounts } from './rows/accounts.ts';
import { withBareTables } from './rows/bare.ts';
import { type Clerk, createClerk } from './rows/clerk.ts';
import { addCustomer } from './rows/customers.ts';
import { emptyRows, FILLED_TABLES, writeRows } from './rows/tables.ts';
import { KNOWN_CUSTOMERS, MOST_CUSTOMERS } from './size.ts';
import { SANDBOX_BRANCHES, SANDBOX_DEVICES, SANDBOX_TELLERS, sandboxPassword } from './staff.ts';
import { SUBJECTS } from './subjects.ts';
import { sandboxTills } from './tills.ts';

export interface SeedOptions {
  readonly now: Date;
  /** 40, the default, to 2,000,000. The first forty are always the same. */
  readonly customers?: number | undefined;
  /** Of what is invented. */
  readonly seed?: number | undefined;
  /** The bank's first business date; the current date in Shanghai if absent. */
  readonly businessDate?: string | undefined;
  readonly progress: (text: string) => void;
}

interface Bank {
  readonly today: BusinessDate;
  readonly now: string;
  readonly seed: number;
  readonly customers: number;
  readonly progress: (text: string) => void;
}

const DEFAULT_SEED = 20_250_101;
/** Above it, so much is written that indexes are made afterwards, and one wants to see how far it is. */
const LARGE = 10_000;
const REPORTED = 10_000;

const todayInShanghai = (now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

async function seedBranches(tx: Tx, now: string, today: string): Promise<void> {
  await tx
    .insertInto('branches')
    .values(
      SANDBOX_BRANCHES.map(({ code, kind, nameZh, nameEn }) => ({
        code,
        kind,
        name_zh: nameZh,
        name_en: nameEn,
        bank_code: sandboxBankCode(code),
      })),
    )
    .execute();
  const days = SANDBOX_BRANCHES.map(({ code }) => ({
    branch_code: code,
    business_date: today,
    state: 'open' as const,
    opened_at: now,
    closed_at: null,
  }));
  await tx.insertInto('business_days').values(days).execute();
  const devices = SANDBOX_DEVICES.map(({ id, branchCode, secret }) => ({
    id,
    branch_code: branchCode,
    secret_hash: sha256(secret),
    enrolled_at: now,
    revoked_at: null,
  }));
  await tx.insertInto('devices').values(devices).execute();
}

async function seedStaff(tx: Tx): Promise<void> {
  const rows = await Promise.all(
    SANDBOX_TELLERS.map(async ({ id, branchCode, name, roles, level }) => ({
      id,
      branch_code: branchCode,
      name,
      roles: [...roles],
      level,
      password_hash: await hashPassword(sandboxPassword(id), SANDBOX_COST),
    })),
  );
  await tx.insertInto('tellers').values(rows).execute();
}

async function seedReference(tx: Tx): Promise<void> {
  await tx
    .insertInto('subjects')
    .values([...SUBJECTS])
    .execute();
  await tx
    .insertInto('products')
    .values([
      { code: 'D01', name_zh: '活期储蓄存款', name_en: 'Savings account', kind: 'demand', subject: '2011' },
      { code: 'D02', name_zh: '单位活期存款', name_en: 'Company current account', kind: 'demand', subject: '2011' },
    ])
    .execute();
  await tx
    .insertInto('customer_grades')
    .values([
      { code: 'G1', name_zh: '潜力客户', name_en: 'Potential' },
      { code: 'G2', name_zh: '金卡客户', name_en: 'Gold' },
      { code: 'G3', name_zh: '钻石客户', name_en: 'Diamond' },
    ])
    .execute();
}

async function seedTills(tx: Tx): Promise<void> {
  const tills = sandboxTills();
  await tx
    .insertInto('tills')
    .values(tills.map(({ id, branchCode }) => ({ id, branch_code: branchCode, state: 'closed' as const, teller_id: null })))
    .execute();
  const cash = tills.map(({ id, balance, denominations }) => ({
    till_id: id,
    currency: 'CNY',
    balance,
    denominations: JSON.stringify(denominations),
  }));
  await tx.insertInto('till_cash').values(cash).execute();
}

/** The forty customers of the documentation and the tests. They depend on the date alone. */
async function seedKnown(tx: Tx, clerk: Clerk): Promise<void> {
  const customers = planCustomers(clerk.today);
  const rows = emptyRows();
  addFunds(rows, clerk);
  for (const customer of customers) {
    addCustomer(rows, customer);
    addAccounts(rows, clerk, customer);
  }
  await writeRows(tx, rows);
  const accounts = customers.flatMap((customer) => customer.accounts);
  await seedHolds(
    tx,
    clerk.today,
    accounts.filter(({ state }) => state === 'frozen').map(({ number }) => number),
  );
}

/** Everything, in the order in which it depends on each other. */
async function seedBank(tx: Tx, options: Bank): Promise<void> {
  const { today, now, seed, customers, progress } = options;
  const clerk = createClerk(seed, today, now);
  await seedBranches(tx, now, today);
  await seedStaff(tx);
  await seedReference(tx);
  await seedTills(tx);
  await seedParameters(tx, now, bankCodes(sandboxBanks()));
  await seedKnown(tx, clerk);
  await seedProducts(tx, today);
  await seedEcif(tx, today, now);
  await seedLosses(tx, today);
  await seedDeposits(tx, clerk);
  const began = Date.now();
  const written = (count: number): void => {
    if (customers > LARGE && count % REPORTED === 0)
      progress(`${count} of ${customers} customers after ${Math.round((Date.now() - began) / 1_000)} s`);
  };
  const crowd = (): Promise<void> =>
    seedCrowd(tx, createInvention(seed, today), clerk, { from: KNOWN_CUSTOMERS + 1, to: customers + 1 }, written);
  await (customers > LARGE ? withBareTables(tx, progress, crowd) : crowd());
  const rows = emptyRows();
  addTillCash(rows, clerk, sandboxTills());
  await writeRows(tx, rows);
  await seedBranchSide(tx, clerk.serial, today);
  await sql`select setval('trace_serial', ${clerk.lastSerial()})`.execute(tx);
}

const hasBank = async (db: Db | Tx): Promise<boolean> =>
  (await db.selectFrom('branches').select('code').limit(1).executeTakeFirst()) !== undefined;

/** A transaction without the limits that the counter's statements have. */
const unlimited = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await sql.raw('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0').execute(tx);
    return await work(tx);
  });

/**
 * Fills an empty database with the sandbox bank; one that holds a bank already is left alone. Of any size it is one transaction: whoever
 * is killed while filling leaves an empty database. The same business date, seed and number of customers give the same bank, except for the
 * salts of the passwords and some identifiers.
 */
export async function seedSandbox(db: Db, options: SeedOptions): Promise<void> {
  const today = options.businessDate ?? todayInShanghai(options.now);
  if (!isBusinessDate(today)) throw new Error(`${today} is not a date`);
  const { customers = KNOWN_CUSTOMERS, seed = DEFAULT_SEED, progress } = options;
  if (!(customers >= KNOWN_CUSTOMERS && customers <= MOST_CUSTOMERS))
    throw new RangeError(`A sandbox has ${KNOWN_CUSTOMERS} to ${MOST_CUSTOMERS} customers`);
  if (await hasBank(db)) return;
  const filled = await unlimited(db, async (tx) => {
    // Who comes second waits here until the bank is there.
    await sql`select version from parameter_version for update`.execute(tx);
    if (await hasBank(tx)) return false;
    progress(`filling the sandbox bank, ${customers} customers`);
    await seedBank(tx, { today, now: options.now.toISOString(), seed, customers, progress });
    return true;
  });
  // Plans for a full bank must not be those of an empty one until somebody looks.
  if (filled) await unlimited(db, (tx) => sql.raw(`analyze ${FILLED_TABLES.join(', ')}`).execute(tx));
}
