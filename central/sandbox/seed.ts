import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { type BusinessDate, isBusinessDate } from '../../contract/dates/businessDate.ts';
import { foldText, searchForms } from '../customers/fold.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import { sha256 } from '../hash.ts';
import { bankCodes, seedParameters } from '../parameters/seed.ts';
import { hashPassword, SANDBOX_COST } from '../sessions/password.ts';
import { sandboxBanks } from './banks.ts';
import { seedBranchSide } from './branch.ts';
import { seedCustomers } from './customers.ts';
import { seedEcif } from './ecif.ts';
import { bookFunds, bookHistory, bookTillCash, type Serial } from './entries.ts';
import { seedHolds } from './holds.ts';
import { planCustomers } from './plan.ts';
import { seedProducts } from './products.ts';
import { SANDBOX_BRANCHES, SANDBOX_DEVICES, SANDBOX_TELLERS, sandboxPassword } from './staff.ts';
import { SUBJECTS } from './subjects.ts';
import { sandboxTills } from './tills.ts';

export interface SeedOptions {
  readonly now: Date;
  /** The bank's first business date; the current date in Shanghai if absent. */
  readonly businessDate?: string | undefined;
  readonly progress: (text: string) => void;
}

const todayInShanghai = (now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();

async function seedBranches(tx: Tx, now: string, today: string): Promise<void> {
  await tx
    .insertInto('branches')
    .values(SANDBOX_BRANCHES.map(({ code, kind, nameZh, nameEn }) => ({ code, kind, name_zh: nameZh, name_en: nameEn })))
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
  const banks = sandboxBanks().map(({ code, nameZh, city }) => {
    const forms = searchForms(nameZh, 'company');
    return {
      code,
      name_zh: nameZh,
      city,
      search_text: [foldText(nameZh), forms.searchPinyin, forms.searchInitials, foldText(city)].join(' '),
    };
  });
  await tx.insertInto('banks').values(banks).execute();
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

async function seedBooks(tx: Tx, today: BusinessDate): Promise<void> {
  const customers = planCustomers(today);
  let last = 0n;
  const serial: Serial = {
    next: () => {
      last += 1n;
      return last;
    },
  };
  await seedCustomers(tx, customers);
  const accounts = customers.flatMap((customer) => customer.accounts);
  await seedHolds(
    tx,
    today,
    accounts.filter(({ state }) => state === 'frozen').map(({ number }) => number),
  );
  await bookFunds(tx, serial, today);
  for (const customer of customers) for (const account of customer.accounts) await bookHistory(tx, serial, customer, account);
  await bookTillCash(tx, serial, today, sandboxTills(), customers);
  await seedBranchSide(tx, serial, today);
  await sql`select setval('trace_serial', ${last})`.execute(tx);
}

/**
 * Fills an empty database with the sandbox bank, in one transaction; one that holds a bank already is left alone. The same
 * business date gives the same bank, except for the salts of the passwords.
 */
export async function seedSandbox(db: Db, options: SeedOptions): Promise<void> {
  const today = options.businessDate ?? todayInShanghai(options.now);
  if (!isBusinessDate(today)) throw new Error(`${today} is not a date`);
  const found = await db.selectFrom('branches').select('code').limit(1).executeTakeFirst();
  if (found !== undefined) return;
  options.progress('filling the sandbox bank');
  await db.transaction().execute(async (tx) => {
    await seedBranches(tx, options.now.toISOString(), today);
    await seedStaff(tx);
    await seedReference(tx);
    await seedTills(tx);
    await seedParameters(tx, options.now.toISOString(), bankCodes(sandboxBanks()));
    await seedBooks(tx, today);
    await seedProducts(tx, today);
    await seedEcif(tx, today, options.now.toISOString());
  });
}
