import { z } from 'zod';
import { type OverrideView, overrideViewSchema } from '../../contract/central/overrides.ts';
import { type WireError, wireError, wireErrorSchema } from '../../contract/errors/wire.ts';
import { type ClientKey, clientKeySchema } from '../../contract/primitives.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type AskedKind, type FormOverrideState, formOverrideSchema } from '../../contract/views/override.ts';
import type { TransactionView } from '../../contract/views/transaction.ts';
import { appendAudit } from '../audit/append.ts';
import type { AuditEvent } from '../audit/body.ts';
import { type Reader, sql, type Writer } from '../sqlite/access.ts';
import { StoreFault } from '../sqlite/fault.ts';
import { findStored } from './records.ts';

/** A form's override with what only the back end sees. */
export interface StoredOverride {
  readonly clientKey: ClientKey;
  readonly attempt: number;
  readonly kind: AskedKind;
  readonly state: FormOverrideState;
  readonly tellerId: string;
  /** SHA-256, hex, of what was asked for. */
  readonly figures: string;
  /** JSON exactly as it is sent. */
  readonly request: string;
  readonly idempotencyKey: ClientKey;
  readonly currency: string;
  /** Minor units. */
  readonly amount: string;
  readonly rules: OverrideView['rules'];
  readonly reason: string;
  readonly requestedAt: string;
  /** What central said last; null: nothing yet. */
  readonly told: OverrideView | null;
  readonly error: WireError | null;
}

const storedSchema = z.object({
  ...formOverrideSchema.pick({ clientKey: true, attempt: true, kind: true, state: true, currency: true, amount: true, rules: true }).shape,
  reason: z.string(),
  tellerId: z.string(),
  figures: z.string(),
  request: z.string(),
  idempotencyKey: clientKeySchema,
  requestedAt: z.string(),
  told: overrideViewSchema.nullable(),
  error: wireErrorSchema.nullable(),
});

const json = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

const query = () => sql.selectFrom('override').selectAll();

const toOverride = (row: ReturnType<Reader['first']> & object): StoredOverride => {
  const found = row as Record<string, string | null>;
  const parsed = storedSchema.safeParse({
    clientKey: found.client_key,
    attempt: found.attempt,
    kind: found.kind,
    state: found.state,
    tellerId: found.teller_id,
    figures: found.figures,
    request: found.request,
    idempotencyKey: found.idempotency_key,
    currency: found.currency,
    amount: found.amount,
    rules: json(found.rules ?? null),
    reason: found.reason,
    requestedAt: found.requested_at,
    told: json(found.told ?? null),
    error: json(found.error ?? null),
  });
  if (!parsed.success) throw new StoreFault(`override ${found.client_key} cannot be read: ${parsed.error.issues[0]?.message ?? ''}`);
  return parsed.data;
};

/** The newest override of a form. */
export const overrideOf = (reader: Reader, clientKey: ClientKey): StoredOverride | null => {
  const row = reader.first(query().where('client_key', '=', clientKey));
  return row === undefined ? null : toOverride(row);
};

const OPEN = ['asking', 'pending', 'approved'] as const;

/** A teller's overrides to which something may still happen, oldest form first. */
export const openOverrides = (reader: Reader, tellerId: string): StoredOverride[] =>
  reader
    .all(
      query()
        .where('teller_id', '=', tellerId)
        .where('state', 'in', [...OPEN])
        .orderBy('client_key'),
    )
    .map(toOverride);

/** One step of an override. It commits with its event, and with the form's way back to its fields, or not at all. */
export interface OverrideStep {
  /** The override as it is after the step. */
  readonly override: StoredOverride;
  /** The one that the step was decided from; null: there was none. Another one refuses the step and nothing is changed. */
  readonly before: Pick<StoredOverride, 'attempt' | 'state'> | null;
  readonly event: AuditEvent;
  /** The form goes back to its fields: its quote does not hold any more. Only while it is under review. */
  readonly reopen: boolean;
}

const put = (writer: Writer, override: StoredOverride): void => {
  const row = {
    client_key: override.clientKey,
    attempt: override.attempt,
    kind: override.kind,
    state: override.state,
    teller_id: override.tellerId,
    figures: override.figures,
    request: override.request,
    idempotency_key: override.idempotencyKey,
    currency: override.currency,
    amount: override.amount,
    rules: JSON.stringify(override.rules),
    reason: override.reason,
    requested_at: override.requestedAt,
    told: override.told === null ? null : JSON.stringify(override.told),
    error: override.error === null ? null : JSON.stringify(override.error),
  };
  writer.run(
    sql
      .insertInto('override')
      .values(row)
      .onConflict((conflict) => conflict.column('client_key').doUpdateSet(row)),
  );
};

/** Takes one step of an override. Answers with the form, if it went back to its fields. */
export const stepOverride = (writer: Writer, step: OverrideStep): Result<TransactionView | null, WireError> => {
  const { override, before, event, reopen } = step;
  const now = overrideOf(writer, override.clientKey);
  if (now?.attempt !== before?.attempt || now?.state !== before?.state)
    return err(wireError('STAGE_REFUSES', { stage: now?.state ?? 'open' }));
  put(writer, override);
  const reopened =
    reopen &&
    writer.run(
      sql
        .updateTable('journal')
        .set({ stage: 'open', quote: null, updated_at: event.at })
        .where('client_key', '=', override.clientKey)
        .where('stage', '=', 'quoted'),
    ) > 0;
  appendAudit(writer, { ...event, ...(reopened ? { stage: 'open' } : {}) });
  return ok(reopened ? (findStored(writer, override.clientKey)?.view ?? null) : null);
};

/** Uses an approval up, in the commit in which its form goes out. False: there is none any more. */
export const spendOverride = (writer: Writer, clientKey: ClientKey): boolean =>
  writer.run(sql.updateTable('override').set({ state: 'used' }).where('client_key', '=', clientKey).where('state', '=', 'approved')) === 1;
