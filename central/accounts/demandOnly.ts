import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { AccountRow } from './account.ts';

/** An account that money goes in and out of freely. A time deposit is drawn with its interest, by transactions of its own. */
export const demandOnly = (account: AccountRow): Result<AccountRow, WireError> =>
  account.product_kind === 'demand' ? ok(account) : refuse('TERM_ACCOUNT', { accountNumber: account.number });
