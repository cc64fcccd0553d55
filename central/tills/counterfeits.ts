import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { RouteBody, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import { centralRoutes } from '../../contract/central/routes.ts';
import { counterfeitProcedure } from '../../contract/compliance/counterfeit.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { type ClientKey, traceNumberSchema } from '../../contract/primitives.ts';
import { ok } from '../../contract/result.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import type { Tx } from '../database/serializable.ts';
import type { CounterfeitsTable } from '../database/tables/branch.ts';
import { alertBranch } from '../events/alert.ts';
import { once } from '../idempotency/once.ts';
import { formatTrace } from '../ledger/trace.ts';
import { hasRole } from '../sessions/permission.ts';
import { consumeVerification } from '../sessions/verification.ts';

type RecordRoute = (typeof centralRoutes)['recordCounterfeits'];
type ListRoute = (typeof centralRoutes)['counterfeits'];
type View = RouteResponse<RecordRoute>;

/** What a proof of the second person must be given for. */
export const COUNTERFEIT_PURPOSE = 'counterfeit';
const ROUTE = 'counterfeit';
const positions = keyset('counterfeits', z.tuple([traceNumberSchema]));

const toView = (row: Selectable<CounterfeitsTable>): View => ({
  number: row.number,
  item: row.item,
  currency: row.currency as Currency,
  faceValue: toWire(row.face_value),
  serials: row.serials,
  pieces: row.pieces,
  certificateNumber: row.certificate_number,
  holderName: row.holder_name,
  holderIdType: row.holder_id_type,
  holderIdNumber: row.holder_id_number,
  businessDate: row.business_date,
  stamped: row.stamped,
  sealedBag: row.sealed_bag,
  reportPolice: row.report_police,
  appraisalBy: row.appraisal_by,
  tellerId: row.teller_id,
  secondTeller: row.second_teller,
  recordedAt: row.recorded_at,
});

interface RecordCall {
  readonly caller: TellerCaller;
  readonly body: RouteBody<RecordRoute>;
  readonly idempotencyKey: ClientKey;
}

/** What was found, by whom, and before whom. */
export interface FoundRecord {
  readonly caller: TellerCaller;
  readonly found: Omit<RouteBody<RecordRoute>, 'witness'>;
  readonly secondTeller: string;
  readonly number: string;
  /** Instant. */
  readonly recordedAt: string;
}

/** Puts it into the register, with what must be done by the rule of the date. */
export async function recordFound(tx: Tx, { caller, found, secondTeller, number, recordedAt }: FoundRecord): Promise<View> {
  const procedure = counterfeitProcedure(found.pieces, caller.businessDate, found.item);
  if (procedure === null) throw new Error('No piece was found');
  const row = {
    number,
    branch_code: caller.branchCode,
    business_date: caller.businessDate,
    item: found.item,
    currency: found.currency,
    face_value: BigInt(found.faceValue),
    pieces: found.pieces,
    serials: [...found.serials],
    certificate_number: found.certificateNumber,
    holder_name: found.holderName,
    holder_id_type: found.holderIdType,
    holder_id_number: found.holderIdNumber,
    stamped: procedure.stamp,
    sealed_bag: procedure.sealedBag,
    report_police: procedure.reportPolice,
    appraisal_by: procedure.appraisalBy,
    teller_id: caller.tellerId,
    second_teller: secondTeller,
    recorded_at: recordedAt,
  };
  await tx.insertInto('counterfeits').values(row).execute();
  await tellBranch(tx, row);
  return toView(row);
}

type Taken = Pick<CounterfeitsTable, 'number' | 'branch_code' | 'pieces' | 'report_police' | 'recorded_at'>;

/** The supervisor hears of it while the holder is still there, and at once of what goes to the police. */
async function tellBranch(tx: Tx, { number, branch_code, pieces, report_police, recorded_at }: Taken): Promise<void> {
  const alert = {
    level: report_police ? 'critical' : 'warning',
    code: 'counterfeit',
    textZh: `已收缴假币 ${pieces} 张（枚），编号 ${number}。${report_police ? '须立即报告公安机关。' : ''}`,
    textEn: `${pieces} counterfeit pieces were taken in, number ${number}.${report_police ? ' Report to the police at once.' : ''}`,
  } as const;
  await alertBranch(tx, branch_code, alert, new Date(recorded_at));
}

/** The record that a certificate number stands on; null: none, it may be used. */
export async function certificateUse(tx: Tx, certificateNumber: string): Promise<string | null> {
  const row = await tx.selectFrom('counterfeits').select('number').where('certificate_number', '=', certificateNumber).executeTakeFirst();
  return row?.number ?? null;
}

async function write(tx: Tx, { caller, body }: RecordCall, secondTeller: string, now: Date): Promise<View> {
  const { rows } = await sql<{ serial: bigint }>`select nextval('trace_serial') as serial`.execute(tx);
  const number = formatTrace(caller.branchCode, caller.businessDate, rows[0]?.serial ?? 0n);
  const { witness: _proof, ...found } = body;
  return await recordFound(tx, { caller, found, secondTeller, number, recordedAt: now.toISOString() });
}

/**
 * Counterfeit money that two people have taken in before the holder's eyes (PBOC Order [2019] No. 3). What must be done follows from the
 * rule of the date; nothing is booked, and the pieces never go back. Once per key.
 */
export async function recordCounterfeits(central: Central, call: RecordCall): Promise<Answer<View>> {
  const { caller, body, idempotencyKey } = call;
  if (!hasRole(caller, ['teller', 'seniorTeller', 'vaultKeeper'])) return refuse('NOT_PERMITTED');
  const { deviceId, tellerId } = caller;
  const keyed = { caller, idempotencyKey, route: ROUTE, request: body };
  return await once(central, keyed, centralRoutes.recordCounterfeits.response, async (tx) => {
    const now = central.clock.now();
    const usedOn = await certificateUse(tx, body.certificateNumber);
    if (usedOn !== null) return refuse('COUNTERFEIT_CERTIFICATE_USED', { certificateNumber: body.certificateNumber, number: usedOn });
    const use = { deviceId, clientKey: idempotencyKey, purpose: COUNTERFEIT_PURPOSE, now };
    const second = await consumeVerification(tx, body.witness.proof, use);
    if (!second.ok) return second;
    if (second.value.tellerId === tellerId || second.value.tellerId !== body.witness.tellerId)
      return refuse('WITNESS_REFUSED', { role: 'teller' });
    return ok(await write(tx, call, second.value.tellerId, now));
  });
}

/** The register, whole for the people of the branch: who comes back with an expert's opinion is named in it. */
export async function listCounterfeits(
  central: Central,
  { caller, query }: { readonly caller: TellerCaller; readonly query: RouteQuery<ListRoute> },
): Promise<Answer<RouteResponse<ListRoute>>> {
  if (!hasRole(caller, ['teller', 'seniorTeller', 'vaultKeeper', 'supervisor', 'auditor'])) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  let rows = central.db.selectFrom('counterfeits').selectAll().where('branch_code', '=', caller.branchCode);
  if (from.value !== null) rows = rows.where('number', '<', from.value[0]);
  const found = await rows
    .orderBy('number', 'desc')
    .limit(query.limit + 1)
    .execute();
  const page = positions.page(found, query.limit, ({ number }) => [number]);
  return { ok: true, value: { counterfeits: page.rows.map(toView), next: page.next } };
}
