import type { Db } from '../../../central/database/connect.ts';

/** Accounts that take any deposit: current accounts in use, of no limited class. At most `limit`, spread over all of them. */
export async function ordinaryAccounts(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts')
    .innerJoin('products', 'products.code', 'accounts.product_code')
    .select('accounts.number')
    .where('accounts.state', '=', 'active')
    .where('products.kind', '=', 'demand')
    .where((eb) => eb.or([eb('accounts.class', 'is', null), eb('accounts.class', '=', 'I')]))
    .orderBy('accounts.number')
    .execute();
  const step = Math.max(1, Math.floor(rows.length / limit));
  return rows.filter((_, index) => index % step === 0).map(({ number }) => number);
}
