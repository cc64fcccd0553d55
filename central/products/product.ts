import { sql } from 'kysely';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { parseTerm, type Term } from '../../contract/interest/fixed.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { type ProductKind, type ProductTerms, productTermsSchema } from '../../contract/products/terms.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';

/** A product with the terms that hold on one date. */
export interface Product {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: ProductKind;
  /** The control subject of its accounts. */
  readonly subject: string;
  readonly currency: Currency;
  /** `6M`, `1Y`; of a call deposit its notice, `1D` or `7D`; empty where there is none. */
  readonly term: string;
  readonly terms: ProductTerms;
}

interface Row {
  readonly code: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly kind: ProductKind;
  readonly subject: string;
  readonly currency: Currency;
  readonly term: string | null;
  readonly effective_from: BusinessDate;
  readonly terms: unknown;
}

/** Products by code and date. The table is small and is read whole. */
export interface Products {
  /** Null: no such product, or it has no terms yet on the date. */
  on(code: string, date: BusinessDate): Product | null;
  /** All that have terms on the date, by code. */
  all(date: BusinessDate): Product[];
}

export async function loadProducts(db: Db | Tx): Promise<Products> {
  const { rows } = await sql<Row>`
    select code, name_zh, name_en, kind, subject, product_currency as currency, term, effective_from, terms
      from products join product_terms on product_code = code
     order by code, effective_from`.execute(db);
  const versions = new Map<string, { from: BusinessDate; product: Product }[]>();
  for (const { effective_from, terms, name_zh, name_en, term, ...row } of rows) {
    const product = { ...row, nameZh: name_zh, nameEn: name_en, term: term ?? '', terms: productTermsSchema.parse(terms) };
    versions.set(row.code, [...(versions.get(row.code) ?? []), { from: effective_from, product }]);
  }
  const on = (code: string, date: BusinessDate): Product | null =>
    versions.get(code)?.findLast(({ from }) => from <= date)?.product ?? null;
  return { on, all: (date) => [...versions.keys()].flatMap((code) => on(code, date) ?? []) };
}

/** Throws for products without a term; the table's checks keep those from being asked. */
export function termOf({ code, term }: Product): Term {
  const parsed = parseTerm(term);
  if (!parsed.ok) throw new Error(`Product ${code} has no term`);
  return parsed.value;
}
