import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { Tx } from '../database/serializable.ts';
import type { Holding } from '../interest/holding.ts';
import { releaseAccrued } from '../interest/release.ts';
import type { AccountRow } from './account.ts';
import { isHolder } from './holder.ts';
import { type Medium, setMediumState } from './media.ts';
import { postable } from './postable.ts';

/** Whether money may leave an account for good: no order, no loss report, and what belongs to it is handed in by its holder. */
export function drawable(
  account: AccountRow | null,
  number: string,
  medium: Medium | null,
  shown: { readonly mediumNumber: string | null; readonly shownName: string },
): Result<AccountRow, WireError> {
  const found = postable(account, number, CNY);
  if (!found.ok) return found;
  // A report of loss stops debits as well; it is the one that the teller can do something about.
  if (medium?.state === 'lost') return refuse('MEDIUM_LOST');
  if (found.value.debit_stop) return refuse('ACCOUNT_DEBITS_STOPPED', { accountNumber: number });
  if (found.value.hold > 0n) return refuse('ACCOUNT_HELD', { amount: formatAmount(found.value.hold, CNY) });
  if (shown.mediumNumber !== (medium?.number ?? null)) return refuse('MEDIUM_DIFFERS', { accountNumber: number });
  const holder = isHolder(found.value, shown.shownName);
  return holder.ok ? found : holder;
}

/** Unprinted lines block closing (domain: passbook): afterwards nobody could print them. */
export function allPosted(account: AccountRow): Result<true, WireError> {
  const lines = account.printed_through === null ? 0n : account.last_sequence - account.printed_through;
  return lines > 0n ? refuse('PASSBOOK_UNPOSTED', { lines: String(lines) }) : ok(true);
}

/** Ends an account that has nothing left: its book, card or certificate is void, and nothing stays set aside for its interest. */
export async function writeClosed(tx: Tx, holding: Holding, medium: Medium | null, today: BusinessDate, entryId: string): Promise<void> {
  await releaseAccrued(tx, holding, today, entryId);
  await tx.updateTable('accounts').set({ state: 'closed' }).where('number', '=', holding.number).execute();
  if (medium !== null) await setMediumState(tx, medium, 'void');
}
