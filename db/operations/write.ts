import { type WireError, wireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { FormValues } from '../../contract/transactions/definition.ts';
import type { TransactionView } from '../../contract/views/transaction.ts';
import { type AuditHead, appendAudit } from '../audit/append.ts';
import type { AuditEvent } from '../audit/body.ts';
import { sql, type Writer } from '../sqlite/access.ts';
import { StoreFault } from '../sqlite/fault.ts';
import { envelopeUse, passedLimit } from './envelope.ts';
import { spendOverride } from './overrides.ts';
import { findStored } from './records.ts';
import { applyTillStep } from './till.ts';
import type { NewForm, StoredSession, Transition } from './types.ts';

/** A form exists from the moment its key does: it is journalled before the teller sees it. */
export const openForm = (writer: Writer, form: NewForm): TransactionView => {
  writer.run(
    sql.insertInto('journal').values({
      client_key: form.clientKey,
      transaction_code: form.transactionCode,
      stage: 'open',
      business_date: form.businessDate,
      opened_at: form.at,
      updated_at: form.at,
      teller_id: form.tellerId,
      till_id: form.tillId,
      values: '{}',
      salt: form.salt,
      unprinted: 0,
      recovered: 0,
    }),
  );
  appendAudit(writer, {
    at: form.at,
    event: 'form.opened',
    tellerId: form.tellerId,
    clientKey: form.clientKey,
    stage: 'open',
    data: { transactionCode: form.transactionCode, businessDate: form.businessDate },
  });
  const stored = findStored(writer, form.clientKey);
  if (stored === undefined) throw new StoreFault('a form that was just written is not there');
  return stored.view;
};

/** What has been typed so far. Typing is not an event of the audit chain. A quote stays beside the form; posting compares the two. */
export const saveForm = (
  writer: Writer,
  input: { clientKey: ClientKey; values: FormValues; at: string },
): Result<TransactionView, WireError> => {
  const changed = writer.run(
    sql
      .updateTable('journal')
      .set({ values: JSON.stringify(input.values), updated_at: input.at })
      .where('client_key', '=', input.clientKey)
      .where('stage', 'in', ['open', 'quoted']),
  );
  const stored = findStored(writer, input.clientKey);
  if (stored === undefined) return err(wireError('FORM_UNKNOWN'));
  return changed === 0 ? err(wireError('STAGE_REFUSES', { stage: stored.view.stage })) : ok(stored.view);
};

const text = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

const columnsOf = (patch: NonNullable<Transition['patch']>) => ({
  ...(patch.values === undefined ? {} : { values: JSON.stringify(patch.values) }),
  ...(patch.businessDate === undefined ? {} : { business_date: patch.businessDate }),
  ...(patch.quote === undefined ? {} : { quote: text(patch.quote) }),
  ...(patch.request === undefined ? {} : { request: patch.request }),
  ...(patch.accepted === undefined ? {} : { accepted: text(patch.accepted), trace_number: patch.accepted?.traceNumber ?? null }),
  ...(patch.error === undefined ? {} : { error: text(patch.error), error_code: patch.error?.code ?? null }),
  ...(patch.document === undefined ? {} : { document: text(patch.document) }),
  ...(patch.recovered === undefined ? {} : { recovered: patch.recovered ? 1 : 0 }),
  ...(patch.unprinted === undefined ? {} : { unprinted: patch.unprinted ? 1 : 0 }),
  ...(patch.capturedAt === undefined ? {} : { captured_at: patch.capturedAt }),
  ...(patch.heldBy === undefined ? {} : { held_by: patch.heldBy }),
  ...(patch.sentAt === undefined ? {} : { sent_at: patch.sentAt }),
  ...(patch.accountNumber === undefined ? {} : { account_number: patch.accountNumber }),
  ...(patch.currency === undefined ? {} : { currency: patch.currency }),
  ...(patch.amount === undefined ? {} : { amount: patch.amount === null ? null : BigInt(patch.amount) }),
});

/** Takes one step of one transaction: journal, outbox, till and audit chain in the transaction that the worker opened. */
export const applyTransition = (writer: Writer, step: Transition): Result<TransactionView, WireError> => {
  const before = findStored(writer, step.clientKey);
  if (before === undefined) return err(wireError('FORM_UNKNOWN'));
  if (!step.from.includes(before.view.stage)) return err(wireError('STAGE_REFUSES', { stage: before.view.stage }));
  const paper = before.view.document?.state;
  if (step.whileDocument !== undefined && (paper === undefined || !step.whileDocument.includes(paper))) {
    return err(wireError('STAGE_REFUSES', { stage: paper ?? before.view.stage }));
  }
  if (step.whileUnsent === true && before.view.captured?.sentAt !== null) return err(wireError('CAPTURED_SENT'));
  if (step.envelope !== undefined) {
    const limit = passedLimit(step.envelope, envelopeUse(writer, step.envelope));
    if (limit !== null) return err(wireError('OFFLINE_LIMIT', { limit }));
  }
  if (step.override === 'spend' && !spendOverride(writer, step.clientKey)) return err(wireError('OVERRIDE_WAITING'));
  writer.run(
    sql
      .updateTable('journal')
      .set({ stage: step.to, updated_at: step.at, ...columnsOf(step.patch ?? {}) })
      .where('client_key', '=', step.clientKey),
  );
  if (step.outbox !== undefined) applyOutbox(writer, step.clientKey, step.outbox, step.at);
  if (step.till !== undefined) applyTillStep(writer, step.clientKey, step.till, step.at);
  appendAudit(writer, {
    at: step.at,
    event: step.event,
    tellerId: step.tellerId as AuditEvent['tellerId'],
    clientKey: step.clientKey,
    stage: step.to,
    data: step.data ?? {},
  });
  const after = findStored(writer, step.clientKey);
  if (after === undefined) throw new StoreFault('a transaction that was just written is not there');
  return ok(after.view);
};

/** Steps of several transactions in one commit, in their order. Each is taken or refused by itself; a refused one changes nothing. */
export const applyTransitions = (writer: Writer, steps: readonly Transition[]): Result<TransactionView, WireError>[] =>
  steps.map((step) => applyTransition(writer, step));

const applyOutbox = (writer: Writer, clientKey: string, change: NonNullable<Transition['outbox']>, at: string): void => {
  if ('remove' in change) {
    writer.run(sql.deleteFrom('outbox').where('client_key', '=', clientKey).where('kind', '=', change.remove));
    return;
  }
  const row = { client_key: clientKey, kind: change.put, request: change.request, queued_at: at };
  writer.run(
    sql
      .insertInto('outbox')
      .values(row)
      .onConflict((conflict) => conflict.columns(['client_key', 'kind']).doUpdateSet({ request: change.request })),
  );
};

/** An event that changes nothing but the record: sign-on, a refused call, a start. */
export const recordEvent = (writer: Writer, event: AuditEvent): AuditHead => appendAudit(writer, event);

const SESSION = 'session';

/** Keeps or forgets who is signed on, with its event, in one commit. */
export const putSession = (writer: Writer, input: { session: StoredSession | null; event: AuditEvent }): AuditHead => {
  if (input.session === null) writer.run(sql.deleteFrom('setting').where('name', '=', SESSION));
  else {
    const value = JSON.stringify(input.session);
    writer.run(
      sql
        .insertInto('setting')
        .values({ name: SESSION, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
    );
  }
  return appendAudit(writer, input.event);
};

export const getSession = (reader: Pick<Writer, 'first'>): StoredSession | null => {
  const row = reader.first(sql.selectFrom('setting').select('value').where('name', '=', SESSION));
  return row === undefined ? null : (JSON.parse(row.value) as StoredSession);
};
