import { z } from 'zod';
import type { RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { InstrumentView, instrumentRoutes } from '../../contract/central/instruments.ts';
import { toWire } from '../../contract/money/amount.ts';
import type { Currency } from '../../contract/money/currency.ts';
import { type VoucherNumber, voucherNumberSchema } from '../../contract/vouchers/range.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { keyset } from '../database/keyset.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { type InstrumentState, KIND_WORDS } from './machine.ts';
import { findInstrument, type InstrumentRow } from './register.ts';

type Routes = typeof instrumentRoutes;

const positions = keyset('instruments', z.tuple([z.enum(['draft', 'cashiersCheque']), voucherNumberSchema]));

const toView = (row: InstrumentRow): InstrumentView => ({
  kind: row.kind,
  number: row.number as VoucherNumber,
  state: row.state,
  issuingBranch: row.issuing_branch,
  cardBranch: row.card_branch,
  issuedOn: row.issued_on,
  dueOn: row.due_on,
  currency: row.currency as Currency,
  amount: toWire(row.amount),
  cash: row.cash,
  face: row.face,
  applicantName: row.applicant_name,
  applicantKind: row.applicant_kind,
  payeeName: row.payee_name,
  payeeKind: row.payee_kind,
  agentBranch: row.agent_branch,
  transferable: row.transferable,
  issuedBy: row.issued_by,
  paidOn: row.paid_on,
  paidBranch: row.paid_branch,
  paidAmount: row.paid_amount === null ? null : toWire(row.paid_amount),
  surplusTo: row.surplus_to,
  stoppedOn: row.stopped_on,
  releasedFrom: row.released_from,
  courtDocument: row.court_document,
});

/** The register of the branch: everything whose card it has, by kind and number. */
export async function listInstruments(
  central: Central,
  { caller, query }: { readonly caller: TellerCaller; readonly query: RouteQuery<Routes['instruments']> },
): Promise<Answer<RouteResponse<Routes['instruments']>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  let rows = central.db.selectFrom('instruments').selectAll().where('card_branch', '=', caller.branchCode);
  if (query.kind !== undefined) rows = rows.where('kind', '=', query.kind);
  if (query.state !== undefined) rows = rows.where('state', '=', query.state);
  if (from.value !== null) {
    const [kind, number] = from.value;
    rows = rows.where((eb) => eb.or([eb('kind', '>', kind), eb.and([eb('kind', '=', kind), eb('number', '>', number)])]));
  }
  const found = await rows
    .orderBy('kind')
    .orderBy('number')
    .limit(query.limit + 1)
    .execute();
  const page = positions.page(found, query.limit, (row) => [row.kind, row.number as VoucherNumber]);
  return { ok: true, value: { instruments: page.rows.map(toView), next: page.next } };
}

/** One instrument with its steps; any branch may be asked to pay it. */
export async function viewInstrument(
  central: Central,
  { caller, params }: { readonly caller: TellerCaller; readonly params: RouteParams<Routes['instrument']> },
): Promise<Answer<RouteResponse<Routes['instrument']>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const { kind, number } = params;
  const row = await findInstrument(central.db, kind, number);
  if (row === null) return refuse('INSTRUMENT_UNKNOWN', { number, kindZh: KIND_WORDS[kind].zh, kindEn: KIND_WORDS[kind].en });
  const steps = await central.db
    .selectFrom('instrument_steps')
    .leftJoin('journal_entry', 'journal_entry.id', 'instrument_steps.entry_id')
    .select(['step', 'event', 'state', 'instrument_steps.branch_code', 'instrument_steps.teller_id', 'instrument_steps.business_date'])
    .select(['done_at', 'authoriser_ids'])
    .where('kind', '=', kind)
    .where('number', '=', number)
    .orderBy('step')
    .execute();
  return {
    ok: true,
    value: {
      instrument: toView(row),
      steps: steps.map((each) => ({
        step: each.step,
        event: each.event,
        state: each.state as InstrumentState,
        branchCode: each.branch_code,
        tellerId: each.teller_id,
        others: each.authoriser_ids ?? [],
        businessDate: each.business_date,
        doneAt: each.done_at,
      })),
    },
  };
}
