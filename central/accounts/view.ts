import type { RouteParams } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { AccountDetails } from '../../contract/views/customer.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { findAccount } from './account.ts';
import { accountDetails } from './details.ts';

/** One account by number. */
export async function viewAccount(
  central: Central,
  { caller, params }: { caller: TellerCaller; params: RouteParams<(typeof centralRoutes)['account']> },
): Promise<Answer<AccountDetails>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const row = await findAccount(central.db, params.accountNumber);
  if (row === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber: params.accountNumber });
  return { ok: true, value: await accountDetails(central.db, row) };
}
