import { sql } from 'kysely';
import type { Tx } from '../database/serializable.ts';
import type { Products } from '../products/product.ts';

/** Every product of the bank, by code. */
export async function productCodes(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select code from products order by code`.execute(tx);
  return rows.map(({ code }) => code);
}

export const demandCodes = async (tx: Tx): Promise<string[]> => {
  const { rows } = await sql<{ code: string }>`select code from products where kind = 'demand' order by code`.execute(tx);
  return rows.map(({ code }) => code);
};

/** The control subject of a product's accounts, whatever its terms are. */
export const subjectOf = (products: Products, code: string, date: Parameters<Products['on']>[1]): string => {
  const product = products.on(code, date);
  if (product === null) throw new Error(`Product ${code} has no terms on ${date}`);
  return product.subject;
};

export async function countAccounts(tx: Tx, codes: readonly string[]): Promise<bigint> {
  const { count } = await tx
    .selectFrom('accounts')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('product_code', 'in', [...codes, ''])
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow();
  return count;
}
