import type { OverrideView } from '../../contract/central/overrides.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { Central } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { emit } from '../events/emit.ts';
import { answerWith } from './answer.ts';
import type { RequestRow } from './find.ts';

type Told = 'approved' | 'rejected' | 'returned' | 'reassigned' | 'withdrawn';

/** What a request is after a step; `told` is what the requesting teller hears, if anything. */
export interface Change {
  readonly state?: RequestRow['state'];
  readonly authoriser_ids?: string[];
  readonly assigned_to?: string | null;
  readonly told: { readonly decision: Told; readonly by: string; readonly reason: string } | null;
}

/** Whether it still waits. One whose time is over is decided by that, whatever its row says. */
export function stillOpen(row: RequestRow, states: readonly RequestRow['state'][], now: Date): Result<true, WireError> {
  if (!states.includes(row.state)) return refuse('OVERRIDE_DECIDED', { state: row.state });
  return Date.parse(row.expires_at) > now.getTime() ? ok(true) : refuse('OVERRIDE_DECIDED', { state: 'expired' });
}

/** Writes a step, tells the requesting teller, and shows the request as it is now. */
export async function applyChange(
  central: Central,
  tx: Tx,
  row: RequestRow,
  { told, ...set }: Change,
): Promise<Result<OverrideView, WireError>> {
  if (Object.keys(set).length > 0) await tx.updateTable('override_requests').set(set).where('id', '=', row.id).execute();
  if (told !== null)
    await emit(
      tx,
      {
        kind: 'overrideDecided',
        branchCode: row.branch_code,
        tellerId: row.teller_id,
        payload: { requestId: row.id, decision: told.decision, decidedBy: told.by, reason: told.reason },
      },
      central.clock.now(),
    );
  return await answerWith(central, tx, { ...row, ...set });
}
