import type { Accepted, Outcome } from '../../contract/central/transactions.ts';
import { wireError } from '../../contract/errors/wire.ts';
import { clientKeySchema } from '../../contract/primitives.ts';
import { cashDeposit } from '../../contract/transactions/cash/1201.ts';
import type { Stage, TransactionView } from '../../contract/views/transaction.ts';
import type { Transition } from '../../db/operations/types.ts';
import { foundAfterCrash, inDoubt, resent, sending, settled } from '../../main/agent/engine/steps.ts';

/**
 * What is durable of one transaction at the branch PC, cut down to what the protocol turns on. Its steps are the program's own pure
 * functions; `applied` does with them what the store does, and correspondence.test.ts proves that against the real store.
 */
export interface Row {
  readonly stage: Stage;
  /** The posting waits in the outbox. */
  readonly outbox: boolean;
  readonly cash: 'none' | 'pending' | 'booked' | 'void';
  /** How often the till's balance was changed. */
  readonly booked: number;
}

export const QUOTED: Row = { stage: 'quoted', outbox: false, cash: 'none', booked: 0 };

const AT = '2026-03-02T01:00:00.000Z';
const KEY = clientKeySchema.parse('0197a000-0000-7000-8000-000000000001');
export const VALUES = { accountNumber: '6200000000000001', currency: 'CNY', amount: '10000', denominations: { n100: 1 }, remark: '' };
export const REQUEST = { text: JSON.stringify({ transactionCode: '1201', values: VALUES }), values: VALUES };

/** A deposit as it stands at a stage; nothing else of it matters to the steps. */
export const viewAt = (stage: Stage): TransactionView =>
  ({
    clientKey: KEY,
    transactionCode: '1201',
    stage,
    businessDate: '2026-03-02',
    openedAt: AT,
    updatedAt: AT,
    tellerId: '100101',
    tillId: '1001-T01',
    values: VALUES,
    quote: null,
    accepted: null,
    error: null,
    document: null,
    recovered: false,
    captured: null,
  }) as TransactionView;

const ACCEPTED = {
  outcome: 'accepted',
  clientKey: KEY,
  traceNumber: '10000001',
  businessDate: '2026-03-02',
  postedAt: AT,
  currency: 'CNY',
  amount: '10000',
  account: null,
  entries: [],
} as unknown as Accepted;

const OUTCOMES: Readonly<Record<'accepted' | 'rejected', Outcome>> = {
  accepted: ACCEPTED,
  rejected: { outcome: 'rejected', clientKey: KEY, error: wireError('ACCOUNT_FROZEN') },
};

const teller = { at: AT, tellerId: '100101' };
const system = { at: AT, tellerId: null };

/** The steps that the protocol takes, each made by the program's own function from the stage as it was read. */
export const STEPS = {
  sending: (stage: Stage): Transition => sending(cashDeposit, viewAt(stage), REQUEST, teller),
  inDoubt: (stage: Stage): Transition => inDoubt(viewAt(stage), 'silence', system),
  foundAfterCrash: (stage: Stage): Transition => foundAfterCrash(viewAt(stage), AT),
  resent: (stage: Stage): Transition => resent(viewAt(stage), AT),
  accepted: (stage: Stage): Transition => settled(cashDeposit, viewAt(stage), OUTCOMES.accepted, VALUES, system),
  rejected: (stage: Stage): Transition => settled(cashDeposit, viewAt(stage), OUTCOMES.rejected, VALUES, system),
} as const;
export type StepName = keyof typeof STEPS;

const cashAfter = (row: Row, step: Transition): Pick<Row, 'cash' | 'booked'> => {
  switch (step.till?.kind) {
    case 'reserve':
      return { cash: 'pending', booked: row.booked };
    case 'book':
      return { cash: 'booked', booked: row.booked + 1 };
    case 'void':
      return { cash: row.cash === 'pending' ? 'void' : row.cash, booked: row.booked };
    default:
      return { cash: row.cash, booked: row.booked };
  }
};

/** What the store makes of a step: null where it refuses it and changes nothing. */
export const applied = (row: Row, step: Transition): Row | null => {
  if (!step.from.includes(row.stage)) return null;
  const outbox = step.outbox === undefined ? row.outbox : 'put' in step.outbox;
  return { stage: step.to, outbox, ...cashAfter(row, step) };
};
