import { type WireError, wireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type PaperState, type PaperView, paperViewSchema } from '../../contract/views/paper.ts';
import { appendAudit } from '../audit/append.ts';
import { type Reader, sql, type Writer } from '../sqlite/access.ts';
import { findStored } from './records.ts';

const toPaper = (row: { kind: string; state: string; prints: number; error: string | null }): PaperView =>
  paperViewSchema.parse({ kind: row.kind, state: row.state, prints: row.prints, error: row.error === null ? null : JSON.parse(row.error) });

/** Papers of which something is known; one that was never touched has no row. */
export const papersOf = (reader: Reader, clientKey: ClientKey): PaperView[] =>
  reader.all(sql.selectFrom('paper').selectAll().where('client_key', '=', clientKey).orderBy('kind')).map(toPaper);

export interface PaperStep {
  readonly clientKey: ClientKey;
  readonly kind: PaperView['kind'];
  /** States from which the step may be taken; `prepared` is that of a paper without a row. */
  readonly from: readonly PaperState[];
  readonly to: PaperState;
  /** True: it goes to a printer with this step. */
  readonly counts: boolean;
  readonly error: WireError | null;
  readonly at: string;
  /** null: the device's word. */
  readonly tellerId: string | null;
  readonly event: string;
}

/** What becomes of one paper, with its event in one commit. */
export const stepPaper = (writer: Writer, step: PaperStep): Result<PaperView, WireError> => {
  const { clientKey, kind } = step;
  const stored = findStored(writer, clientKey);
  if (stored === undefined) return err(wireError('FORM_UNKNOWN'));
  const row = writer.first(sql.selectFrom('paper').selectAll().where('client_key', '=', clientKey).where('kind', '=', kind));
  const before = row === undefined ? { state: 'prepared' as const, prints: 0 } : toPaper(row);
  if (!step.from.includes(before.state)) return err(wireError('STAGE_REFUSES', { stage: before.state }));
  const prints = before.prints + (step.counts ? 1 : 0);
  const next = { client_key: clientKey, kind, state: step.to, prints, error: step.error === null ? null : JSON.stringify(step.error) };
  writer.run(
    sql
      .insertInto('paper')
      .values(next)
      .onConflict((conflict) => conflict.columns(['client_key', 'kind']).doUpdateSet(next)),
  );
  appendAudit(writer, {
    at: step.at,
    event: step.event,
    tellerId: step.tellerId,
    clientKey,
    stage: stored.view.stage,
    data: { paper: kind, prints, code: step.error?.code ?? null },
  });
  return ok({ kind, state: step.to, prints, error: step.error });
};
