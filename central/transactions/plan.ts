import type { Quote } from '../../contract/central/transactions.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Currency } from '../../contract/money/currency.ts';
import type { Result } from '../../contract/result.ts';
import type { TransactionDefinition } from '../../contract/transactions/definition.ts';
import type { AccountRow } from '../accounts/account.ts';
import type { TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import type { Pair } from '../ledger/pairs.ts';
import type { Needs, Situation } from './situation.ts';

/** A request whose values have passed the transaction's own schema. */
export interface Asked<V> {
  readonly caller: TellerCaller;
  readonly tillId: string | null;
  readonly values: V;
}

/** One movement on a customer's account. The row is the account as it stands before. */
export interface AccountMove {
  readonly account: AccountRow;
  /** Signed minor units: positive credits the account. */
  readonly amount: bigint;
  readonly cash: boolean;
  /** As printed in the passbook. */
  readonly summaryZh: string;
  readonly summaryEn: string;
}

/**
 * Everything that a transaction would change, as data. Decided by a pure function from the situation and written by one
 * statement, so that a refusal can never leave something half done, and a quote is the same decision without the writing.
 */
export interface Plan {
  readonly currency: Currency;
  /** Minor units. */
  readonly amount: bigint;
  readonly move: AccountMove | null;
  readonly pairs: readonly Pair[];
  /** Cash of a till as it will be: balance in minor units and pieces by denomination id. */
  readonly tillCash: { readonly tillId: string; readonly balance: bigint; readonly denominations: Readonly<Record<string, number>> } | null;
  readonly opensTill: string | null;
}

export type Notice = Quote['notices'][number];

/** What a transaction code brings. A quote is `post` on the situation of the moment, with `notices` added. */
export interface TransactionHandler<V> {
  readonly definition: TransactionDefinition;
  /** Checks the values against the entry's schema and each other. Failures are the caller's mistake and are not stored. */
  readonly validate: (values: unknown) => Result<V, WireError>;
  /** What is to be read before the decision. */
  readonly needs: (asked: Asked<V>) => Needs;
  /** The plan, or why not. Pure; the day and the quote are checked before. */
  readonly post: (asked: Asked<V>, situation: Situation) => Result<Plan, WireError>;
  /** What the teller must be told now. */
  readonly quote: (db: Db, asked: Asked<V>, plan: Plan) => Promise<readonly Notice[]>;
}
