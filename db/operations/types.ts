import type { ClientKey } from '../../contract/primitives.ts';
import type { LockView, SessionView, TillView } from '../../contract/views/session.ts';
import type { DocumentView, Stage, TransactionView } from '../../contract/views/transaction.ts';
import type { AuditEvent } from '../audit/body.ts';
import type { Envelope } from './envelope.ts';

export type OutboxKind = 'posting' | 'acknowledgement';

export interface OutboxItem {
  readonly clientKey: ClientKey;
  readonly kind: OutboxKind;
  /** JSON exactly as it is sent. */
  readonly request: string;
  readonly queuedAt: string;
  /** Items of one account are delivered in order. */
  readonly accountNumber: string | null;
}

export interface NewForm {
  readonly clientKey: ClientKey;
  readonly transactionCode: string;
  readonly businessDate: string;
  readonly tellerId: string;
  readonly tillId: string | null;
  /** 16 random bytes in hex, for the commitments of this transaction in the audit chain. */
  readonly salt: string;
  readonly at: string;
}

/** What the till does in a step. Cash is reserved when the request goes out, and booked or voided by its answer. */
export type TillStep =
  | {
      readonly kind: 'reserve';
      readonly tillId: string;
      readonly currency: string;
      /** Minor units; positive into the till, negative out of it, zero where pieces are exchanged. */
      readonly amount: string;
      /** Pieces, with the same signs. */
      readonly denominations: Readonly<Record<string, number>>;
    }
  | { readonly kind: 'book' }
  | { readonly kind: 'void' }
  | { readonly kind: 'set'; readonly till: TillView };

/** Everything that one step of a transaction changes. It commits together or not at all (trust: one commit). */
export interface Transition {
  readonly clientKey: ClientKey;
  /** Stages from which the step may be taken; another stage refuses it and changes nothing. */
  readonly from: readonly Stage[];
  /** States of the document in which the step may be taken; absent: any. Two answers to one question then cannot both be applied. */
  readonly whileDocument?: readonly DocumentView['state'][];
  readonly to: Stage;
  readonly at: string;
  /** null: the system's doing. */
  readonly tellerId: string | null;
  readonly event: string;
  readonly data?: AuditEvent['data'];
  readonly patch?: Partial<
    Pick<TransactionView, 'values' | 'quote' | 'accepted' | 'error' | 'document' | 'recovered' | 'businessDate'> & {
      readonly request: string;
      readonly accountNumber: string | null;
      readonly currency: string | null;
      readonly amount: string | null;
      readonly unprinted: boolean;
      readonly capturedAt: string;
      readonly heldBy: string | null;
      readonly sentAt: string;
    }
  >;
  readonly outbox?: { readonly put: OutboxKind; readonly request: string } | { readonly remove: OutboxKind };
  readonly till?: TillStep;
  /** Offline limits that the step is refused beyond, counted in the commit itself, so that two forms cannot both take the last of one. */
  readonly envelope?: Envelope;
  /** True: refused once the transaction is on its way to central. */
  readonly whileUnsent?: true;
  /** `spend`: the form's approved override goes with it and is used up; without one the step is refused. */
  readonly override?: 'spend';
}

/** A transaction with what only the back end sees. */
export interface StoredTransaction {
  readonly view: TransactionView;
  readonly request: string | null;
  readonly salt: string;
}

export interface StoredSession {
  readonly session: SessionView;
  readonly token: string;
  /** The shell's run that it belongs to: a crash of the agent keeps it, a new start of the program does not. */
  readonly instanceId: string;
  /** Salted slow hash of the password, for unlocking while central is silent. */
  readonly passwordHash: string;
  readonly lockAfterSeconds: number;
  /** 0102; null: not locked. */
  readonly lock: StoredLock | null;
}

export interface StoredLock extends LockView {
  /** Wrong passwords that this PC has checked by itself since the lock. */
  readonly failures: number;
}
