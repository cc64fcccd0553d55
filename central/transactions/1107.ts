import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { freezeEndsAtLatest } from '../../contract/compliance/holds.ts';
import { addMonths, type BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { placeHold, placeHoldRequestSchema } from '../../contract/transactions/account/1107.ts';
import { toAccountView } from '../accounts/account.ts';
import { refuse } from '../answer.ts';
import { applyHolds } from '../holds/apply.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof placeHoldRequestSchema>;

/** The bank's own stop has no term in law; a year, then somebody looks again. [R] */
const OWN_STOP_MONTHS = 12;
/** An authority's order is brought by two officers (domain: compliance). */
const OFFICERS = 2;

const latestEnd = ({ authority }: Values, today: BusinessDate): BusinessDate =>
  authority === 'bank' ? addMonths(today, OWN_STOP_MONTHS) : freezeEndsAtLatest(authority, today);

/** The last day of the hold, or what is wrong with the order. */
function termOf(values: Values, today: BusinessDate): Result<BusinessDate, WireError> {
  const latest = latestEnd(values, today);
  const ends = (values.endsOn ?? latest) as BusinessDate;
  const wrong = (reason: string) => refuse('HOLD_REFUSED', { reason });
  if ((values.kind === 'amount') !== (values.amount !== null)) return wrong('amount');
  if (values.amount !== null && BigInt(values.amount) <= 0n) return wrong('amount');
  if (values.authority === 'bank' && values.kind !== 'stop') return wrong('authority');
  if (values.authority !== 'bank' && new Set(values.requesters.map(({ idNumber }) => idNumber)).size < OFFICERS) return wrong('requesters');
  return ends < today || ends > latest ? wrong('endsOn') : ok(ends);
}

/** 1107 freeze or stop payment by order. Moves no money. */
export const handler: TransactionHandler<Values, string> = {
  definition: placeHold,
  validate: (values) => parseValues(placeHoldRequestSchema, values),
  needs: ({ values }) => ({ accounts: [values.accountNumber] }),
  // Posted by itself: its rows are not those of a payment.
  read: async () => uuidv7(),
  post: ({ caller, values }, situation, id) => {
    const { accountNumber, kind, amount, authority, documentNumber, requesters } = values;
    const account = situation.account(accountNumber);
    if (account === null) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
    if (account.state === 'closed') return refuse('ACCOUNT_CLOSED', { accountNumber });
    const ends = termOf(values, caller.businessDate);
    if (!ends.ok) return ends;
    return ok({
      currency: CNY,
      amount: BigInt(amount ?? '0'),
      moves: [],
      pairs: [],
      shows: toAccountView(kind === 'freeze' ? { ...account, state: 'frozen' } : account),
      result: { holdId: id, accountNumber, endsOn: ends.value },
      write: async (tx, { entryId }) => {
        await tx
          .insertInto('account_holds')
          .values({
            id,
            account_number: accountNumber,
            kind,
            amount: amount === null ? null : BigInt(amount),
            authority,
            document_number: documentNumber,
            requesters: JSON.stringify(requesters),
            placed_on: caller.businessDate,
            ends_on: ends.value,
            placed_entry: entryId,
            state: 'active',
            ended_on: null,
            ended_entry: null,
            end_reason: null,
          })
          .execute();
        await applyHolds(tx, accountNumber);
      },
    });
  },
};
