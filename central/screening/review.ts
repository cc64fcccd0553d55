import { z } from 'zod';
import type { RouteBody, RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import { ecifRoutes } from '../../contract/central/ecif.ts';
import type { ScreeningCaseView } from '../../contract/central/screening.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { mayDecide, mayReadLists } from '../customers/permissions.ts';
import type { Db } from '../database/connect.ts';
import { keyset } from '../database/keyset.ts';
import type { Tx } from '../database/serializable.ts';
import type { ScreeningCasesTable } from '../database/tables/customers.ts';
import { once } from '../idempotency/once.ts';

type List = (typeof ecifRoutes)['screeningCases'];
type Decide = (typeof ecifRoutes)['decideScreeningCase'];

const positions = keyset('screeningCases', z.tuple([z.uuid()]));

async function withHits(db: Db | Tx, rows: readonly ScreeningCasesTable[]): Promise<ScreeningCaseView[]> {
  if (rows.length === 0) return [];
  const hits = await db
    .selectFrom('screening_hits')
    .selectAll()
    .where(
      'case_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('score', 'desc')
    .orderBy('reference')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    customerNumber: row.customer_number,
    subjectName: row.subject_name,
    subjectRole: row.subject_role,
    state: row.state,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decisionReason: row.decision_reason,
    hits: hits
      .filter(({ case_id }) => case_id === row.id)
      .map(({ list, reference, found_by, score, matched, found_at }) => ({
        list,
        reference,
        by: found_by,
        score: score / 10_000,
        matched,
        foundAt: found_at,
      })),
  }));
}

/** Review cases of one state, oldest first. */
export async function screeningCases(
  central: Central,
  { caller, query }: { caller: TellerCaller; query: RouteQuery<List> },
): Promise<Answer<RouteResponse<List>>> {
  if (!mayReadLists(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  const found = await central.db
    .selectFrom('screening_cases')
    .selectAll()
    .where('state', '=', query.state)
    .$if(from.value !== null, (list) => list.where('id', '>', from.value?.[0] ?? ''))
    .orderBy('id')
    .limit(query.limit + 1)
    .execute();
  const { rows, next } = positions.page(found, query.limit, ({ id }) => [id]);
  return { ok: true, value: { cases: await withHits(central.db, rows), next } };
}

interface DecideCall {
  readonly caller: TellerCaller;
  readonly params: RouteParams<Decide>;
  readonly body: RouteBody<Decide>;
  readonly idempotencyKey: ClientKey;
}

/** A reviewer clears or confirms a case. Who opened it by what they did may not (domain: maker is not checker). */
export async function decideScreeningCase(central: Central, call: DecideCall): Promise<Answer<RouteResponse<Decide>>> {
  const { caller, params, body, idempotencyKey } = call;
  if (!mayDecide(caller)) return refuse('NOT_PERMITTED');
  const request = { caller, idempotencyKey, route: `decideScreeningCase:${params.caseId}`, request: body };
  return await once(central, request, ecifRoutes.decideScreeningCase.response, async (tx) => {
    const row = await tx.selectFrom('screening_cases').selectAll().where('id', '=', params.caseId).executeTakeFirst();
    if (row === undefined) return refuse('CUSTOMER_ENTRY_UNKNOWN');
    if (row.state !== 'open') return refuse('ALREADY_DECIDED');
    if (row.opened_by === caller.tellerId) return refuse('MAKER_IS_CHECKER');
    const decided = {
      state: body.state,
      decided_at: central.clock.now().toISOString(),
      decided_by: caller.tellerId,
      decision_reason: body.reason,
    };
    await tx.updateTable('screening_cases').set(decided).where('id', '=', row.id).execute();
    const [view] = await withHits(tx, [{ ...row, ...decided }]);
    return view === undefined ? refuse('CUSTOMER_ENTRY_UNKNOWN') : { ok: true, value: { case: view } };
  });
}
