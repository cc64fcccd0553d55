import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { acceptedSchema, type Outcome, quoteSchema } from '../../../contract/central/transactions.ts';
import { minorUnitsSchema } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import { clientKeySchema } from '../../../contract/primitives.ts';
import { cashDeposit } from '../../../contract/transactions/cash/1201.ts';
import { accountViewSchema } from '../../../contract/views/customer.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { Transition } from '../../../db/operations/types.ts';
import { applyTransition, openForm } from '../../../db/operations/write.ts';
import type { Writer } from '../../../db/sqlite/access.ts';
import { quoted, sending, settled } from '../../../main/agent/engine/steps.ts';
import { captured, forwarding } from '../../../main/agent/offline/steps.ts';

/** Who takes the deposits, and on which day. */
export interface Desk {
  readonly tellerId: string;
  readonly tillId: string;
  readonly businessDate: string;
}

export const DESK: Desk = { tellerId: '100101', tillId: '1001-T01', businessDate: '2026-03-02' };

const ACCOUNT = '6200100000000017';
const DENOMINATIONS = { n100: 1, n20: 1, n1: 3 };
const AMOUNT = '12300';

/** A deposit of 123 yuan that is quoted and waits, with the steps that it takes from there. */
export interface Deposit {
  readonly clientKey: TransactionView['clientKey'];
  /** Online: what is committed before central is called, and with its answer. */
  readonly sending: Transition;
  readonly accepted: Transition;
  /** Offline: taken in, on its way, answered. */
  readonly captured: Transition;
  readonly forwarding: Transition;
}

const accountOf = (number: string) =>
  accountViewSchema.parse({
    number,
    customerNumber: '1000000017',
    holderName: '王芳',
    productCode: 'D01',
    productNameZh: '活期',
    productNameEn: 'Demand',
    currency: 'CNY',
    state: 'active',
    openedOn: '2020-01-02',
    branchCode: '1001',
    balance: '100000',
    available: '100000',
    passbook: null,
  });

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T {
  if (result.ok) return result.value;
  throw new Error(`A step was refused: ${JSON.stringify(result.error)}`);
}

/** The till that the cash goes to, with one hundred-yuan note in it. */
export function openTill(writer: Writer, { tellerId, tillId, businessDate }: Desk): void {
  const at = new Date().toISOString();
  const clientKey = clientKeySchema.parse(uuidv7());
  openForm(writer, { clientKey, transactionCode: '0211', businessDate, tellerId, tillId, salt: '00'.repeat(16), at });
  const till = {
    tillId,
    state: 'active' as const,
    tellerId,
    currency: CNY,
    balance: minorUnitsSchema.parse('10000'),
    denominations: { n100: 1 },
  };
  const step: Transition = {
    clientKey,
    from: ['open'],
    to: 'accepted',
    at,
    tellerId,
    event: 'transaction.accepted',
    till: { kind: 'set', till },
  };
  must(applyTransition(writer, step));
  must(applyTransition(writer, { clientKey, from: ['accepted'], to: 'done', at, tellerId, event: 'transaction.done' }));
}

/** Puts one such deposit into the database by the program's own steps. */
export function quoteDeposit(writer: Writer, { tellerId, tillId, businessDate }: Desk, accountNumber = ACCOUNT): Deposit {
  const moment = { at: new Date().toISOString(), tellerId };
  const clientKey = clientKeySchema.parse(uuidv7());
  const opened = openForm(writer, {
    clientKey,
    transactionCode: '1201',
    businessDate,
    tellerId,
    tillId,
    salt: '5a'.repeat(16),
    at: moment.at,
  });
  const values = { accountNumber, currency: 'CNY', amount: AMOUNT, denominations: DENOMINATIONS, remark: '' };
  const quote = quoteSchema.parse({
    quoteId: uuidv7(),
    transactionCode: '1201',
    businessDate,
    expiresAt: moment.at,
    account: accountOf(accountNumber),
    currency: 'CNY',
    amount: AMOUNT,
    fees: [],
    balanceAfter: null,
    overrides: [],
    notices: [],
  });
  const text = JSON.stringify({ transactionCode: '1201', businessDate, tillId, quoteId: quote.quoteId, values });
  const commitment = createHash('sha256').update(text).digest('hex');
  const request = { text, commitment, accountNumber, currency: 'CNY', amount: AMOUNT };
  const form = { accountNumber, amount: '123.00', denominations: DENOMINATIONS, remark: '' };
  const view = must(applyTransition(writer, quoted(opened, form, quote, request, moment)));
  const { envelope: _limits, ...taken } = captured(cashDeposit, view, values, NO_LIMITS, moment);
  return {
    clientKey,
    sending: sending(cashDeposit, view, { text, values }, moment),
    accepted: settled(cashDeposit, view, outcomeFor(view, accountNumber), values, moment),
    captured: taken,
    forwarding: forwarding(view, moment.at),
  };
}

/** The envelope only gives its amount to the audit row: how many fit is not what is measured. */
const NO_LIMITS = {
  amount: AMOUNT,
  accountNumber: null,
  tellerId: '',
  businessDate: '',
  perTransaction: AMOUNT,
  perTellerAndDay: AMOUNT,
  perDeviceAndSession: AMOUNT,
  perAccountAndDay: AMOUNT,
  mostQueued: 1,
};

const outcomeFor = (view: TransactionView, accountNumber: string): Outcome =>
  acceptedSchema.parse({
    outcome: 'accepted',
    clientKey: view.clientKey,
    traceNumber: '10000001',
    businessDate: view.businessDate,
    postedAt: view.updatedAt,
    currency: 'CNY',
    amount: AMOUNT,
    account: accountOf(accountNumber),
    entries: [],
  });

/** Puts a till and so many deposits into the database. */
export function quoteDeposits(writer: Writer, index: number, into: Deposit[], desk: Desk = DESK): void {
  if (index === 0) openTill(writer, desk);
  into.push(quoteDeposit(writer, desk));
}
