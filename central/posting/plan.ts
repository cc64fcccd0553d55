import type { z } from 'zod';
import type { Quote } from '../../contract/central/transactions.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Currency } from '../../contract/money/currency.ts';
import type { Result } from '../../contract/result.ts';
import type { PostingDefinition } from '../../contract/transactions/definition.ts';
import type { AccountView } from '../../contract/views/customer.ts';
import type { AccountRow } from '../accounts/account.ts';
import type { TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import type { Pair } from '../ledger/pairs.ts';
import type { ParametersAt } from '../parameters/at.ts';
import type { Till } from '../tills/tills.ts';

/** A request whose values have passed the transaction's own schema. */
export interface Asked<V> {
  readonly caller: TellerCaller;
  readonly tillId: string | null;
  readonly values: V;
  /** The form's key. */
  readonly clientKey: string;
  /** When it was asked, by central's clock. */
  readonly now: Date;
  /** What the bank has set, as it holds on the caller's business date. */
  readonly parameters: ParametersAt;
}

/** What a decision looks at, by key. */
export interface Needs {
  readonly accounts?: readonly string[];
  readonly tills?: readonly string[];
  /** Whether the teller's own till is looked for, whichever it is. */
  readonly ownTill?: boolean;
}

/** What went in and out of an account of a limited class today and this year, minor units (domain: compliance). */
export interface AccountUse {
  readonly inDay: bigint;
  readonly inYear: bigint;
  readonly outDay: bigint;
  readonly outYear: bigint;
}

/** How things stand at the moment of the decision, with what was decided before in the same batch. */
export interface Situation {
  account(number: string): AccountRow | null;
  /** Null for accounts whose class has no such limits. */
  use(number: string): AccountUse | null;
  /** A till or vault with its cash in one currency; null when there is none, or none of that currency. */
  till(id: string | null, currency: string): Till | null;
  /** The till that a teller has. */
  tillOf(tellerId: string): string | null;
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

/** Cash of a till or vault as it will be: balance in minor units and pieces by denomination id. */
export interface CashChange {
  readonly tillId: string;
  readonly currency: Currency;
  readonly balance: bigint;
  readonly denominations: Readonly<Record<string, number>>;
}

/** A till's state as it will be. */
export interface TillChange {
  readonly tillId: string;
  readonly state: Till['state'];
  readonly tellerId: string | null;
}

/** What a plan's own writing is told of the entry that it belongs to. */
export interface Written {
  readonly entryId: string;
  readonly traceNumber: string;
  /** Instant. */
  readonly postedAt: string;
}

export type Json = z.core.util.JSONType;

/**
 * Everything that a transaction would change, as data. Decided by a function from the situation and written in one go, so that a
 * refusal can never leave something half done, and a quote is the same decision without the writing.
 */
export interface Plan {
  readonly currency: Currency;
  /** Minor units. */
  readonly amount: bigint;
  /** The first one is the account that the answer shows. One account at most once. */
  readonly moves: readonly AccountMove[];
  /** The account that the answer shows instead, as it will be: one that is opened, or gets a new book. */
  readonly shows?: AccountView;
  readonly pairs: readonly Pair[];
  readonly cash?: readonly CashChange[];
  readonly tills?: readonly TillChange[];
  /** The entry that this one reverses. */
  readonly reverses?: string;
  /** What of the pairs is a fee, for the quote to tell. */
  readonly fees?: Quote['fees'];
  /** What the transaction gives besides figures: new numbers, an interest calculation. Bounded JSON. */
  readonly result?: Readonly<Record<string, Json>>;
  /** Further rows, in the same database transaction. Only for handlers that `read`, which are never batched. */
  readonly write?: (tx: Tx, written: Written) => Promise<void>;
}

export type Notice = Quote['notices'][number];

/** What a transaction code brings. A quote is `post` on the situation of the moment, with `notices` added. */
export interface TransactionHandler<V, E = undefined> {
  readonly definition: PostingDefinition;
  /** Checks the values against the entry's schema and each other. Failures are the caller's mistake and are not stored. */
  readonly validate: (values: unknown) => Result<V, WireError>;
  /** What is to be read before the decision. */
  readonly needs: (asked: Asked<V>) => Needs;
  /**
   * Reads what accounts and tills do not tell, in the posting's own serializable transaction. A handler that has it is posted by
   * itself; those without are posted in batches.
   */
  readonly read?: (tx: Tx, asked: Asked<V>) => Promise<E>;
  /** The plan, or why not. Pure; the day, the quote and the overrides are the engine's. */
  readonly post: (asked: Asked<V>, situation: Situation, extra: E) => Result<Plan, WireError>;
  /** What the teller must be told now. */
  readonly notices?: (db: Db | Tx, asked: Asked<V>, plan: Plan) => Promise<readonly Notice[]>;
}

/** A handler of any values, as the engine holds it: it hands a handler only what the same handler's `validate` and `read` gave. */
export type AnyHandler = TransactionHandler<unknown, unknown>;
