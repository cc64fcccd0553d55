import type { RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { loadProducts } from './product.ts';
import { loadRates } from './rates.ts';

/** What can be opened today, in the order of the codes, each with the rate that it would earn from today. */
export async function listProducts(
  central: Central,
  { caller }: { readonly caller: TellerCaller },
): Promise<Answer<RouteResponse<(typeof centralRoutes)['products']>>> {
  const [products, rates] = await Promise.all([loadProducts(central.db), loadRates(central.db)]);
  const offers = products.all(caller.businessDate).map(({ code, nameZh, nameEn, kind, currency, term, terms }) => {
    const rate = rates.at({ code: terms.rateCode, term }, caller.businessDate);
    return {
      code,
      nameZh,
      nameEn,
      kind,
      holder: terms.holder,
      currency,
      term,
      annualRate: rate.ok ? String(rate.value) : null,
      minimumOpen: toWire(BigInt(terms.minimumOpen)),
    };
  });
  return { ok: true, value: { products: offers } };
}
