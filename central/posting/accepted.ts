import type { Accepted } from '../../contract/central/transactions.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { toWire } from '../../contract/money/amount.ts';
import { toAccountView } from '../accounts/account.ts';
import { toEntryLines } from '../ledger/pairs.ts';
import type { Posting } from './decide.ts';
import type { Plan } from './plan.ts';
import { moved } from './world.ts';

/** The answer of an accepted plan: goes out, and is stored. */
export function acceptedAnswer({ item, traceNumber, postedAt }: Posting, businessDate: BusinessDate, plan: Plan): Accepted {
  const [main] = plan.moves;
  return {
    outcome: 'accepted',
    clientKey: item.keyed.clientKey,
    traceNumber,
    businessDate,
    postedAt,
    currency: plan.currency,
    amount: toWire(plan.amount),
    account: plan.shows ?? (main === undefined ? null : toAccountView(moved(main.account, main.amount))),
    entries: toEntryLines(plan.pairs),
    ...(plan.result === undefined ? {} : { result: { ...plan.result } }),
  };
}
