import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import type { Db } from '../../database/connect.ts';
import { seedProducts } from '../../sandbox/products.ts';
import { SUBJECTS } from '../../sandbox/subjects.ts';
import { closeBranches, move, openAccount, openDeposit } from './bank.ts';

/** The bank date: a 21st, on which a quarter is settled, deposits roll over and, daily here, interest is set aside. */
export const DATE = '2025-03-21' as BusinessDate;

/** Two branches, five accounts: enough that every step needs more than one chunk. */
export async function seedSmallBank(db: Db): Promise<void> {
  const branch = (code: string, kind: 'headOffice' | 'branch') => ({ code, kind, name_zh: code, name_en: code });
  await db
    .insertInto('branches')
    .values([branch('1000', 'headOffice'), branch('1001', 'branch'), branch('1002', 'branch')])
    .execute();
  await db
    .insertInto('subjects')
    .values([...SUBJECTS])
    .execute();
  await db
    .insertInto('customers')
    .values({
      number: '0000000001',
      kind: 'person',
      name: '曾小明',
      pinyin: 'zeng xiaoming',
      search_name: '曾小明',
      search_pinyin: 'zengxiaoming',
      search_initials: 'zxm',
      id_type: 'residentId',
      id_number: '440524188001010014',
      phone: '13800000000',
      birth_date: '1980-01-01',
      sex: 'M',
      address: '',
      grade_code: null,
      grade_since: null,
      since: '2020-01-01',
    } as never)
    .execute();
  await db.transaction().execute((tx) => seedProducts(tx, DATE));
  await db
    .updateTable('product_terms')
    .set({ terms: JSON.stringify(await daily(db)) })
    .where('product_code', '=', 'D01')
    .execute();
  for (const [index, branchCode] of ['1001', '1002', '1001'].entries()) {
    const number = `6200000${index}`;
    // The third was never settled and has slept for a year.
    const [openedOn, moved] = index === 2 ? ['2024-02-01', '2024-03-03'] : ['2024-12-30', '2025-03-03'];
    await openAccount(db, { number, productCode: 'D01', branchCode, openedOn });
    await move(db, number, openedOn, BigInt(index + 1) * 7_654_321n);
    await move(db, number, moved, -1_234_567n, index === 0 ? '2025-02-11' : null);
  }
  await openDeposit(db, {
    number: '63000000',
    productCode: 'F3M',
    openedOn: '2024-12-22',
    principal: 5_000_000n,
    term: '3M',
    rate: '0.80',
    rollover: true,
  });
  await openDeposit(db, {
    number: '63000001',
    productCode: 'F3M',
    branchCode: '1002',
    openedOn: '2024-12-23',
    principal: 5_000_000n,
    term: '3M',
    rate: '0.80',
    rollover: true,
  });
  await openDeposit(db, {
    number: '63000002',
    productCode: 'F3M',
    openedOn: '2024-12-24',
    principal: 5_000_000n,
    term: '3M',
    rate: '0.80',
  });
  await closeBranches(db, DATE);
}

async function daily(db: Db): Promise<object> {
  const { terms } = await db.selectFrom('product_terms').select('terms').where('product_code', '=', 'D01').executeTakeFirstOrThrow();
  return { ...(terms as object), accrual: 'daily' };
}
