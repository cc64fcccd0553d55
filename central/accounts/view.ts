import type { RouteParams } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { AccountView } from '../../contract/views/customer.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { findAccount, toAccountView } from './account.ts';

/** One account by number. */
export async function viewAccount(
  central: Central,
  { caller, params }: { caller: TellerCaller; params: RouteParams<(typeof centralRoutes)['account']> },
): Promise<Answer<AccountView>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const row = await findAccount(central.db, params.accountNumber);
  return row === null ? refuse('ACCOUNT_UNKNOWN', { accountNumber: params.accountNumber }) : { ok: true, value: toAccountView(row) };
}
