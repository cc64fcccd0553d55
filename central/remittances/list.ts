import { z } from 'zod';
import type { RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { RemittanceRow } from '../../contract/central/remittances.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { traceNumberSchema } from '../../contract/primitives.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import { keyset } from '../database/keyset.ts';
import type { RemittanceInquiriesTable, RemittancesInTable, RemittancesOutTable } from '../database/tables/remittances.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import type { Incoming, Outgoing } from './waiting.ts';

type Route = (typeof centralRoutes)['remittances'];
type Query = RouteQuery<Route>;

const positions = keyset('remittances', z.tuple([z.string().max(10), traceNumberSchema]));

const NO_INQUIRY = { side: null, about: null, replyDue: null, escalatedOn: null } as const;

const sentRow = (row: Outgoing): RemittanceRow => ({
  number: row.number,
  direction: 'out',
  state: row.state,
  businessDate: row.business_date,
  at: row.created_at,
  counterpartName: row.payee_name,
  counterpartAccount: row.payee_account,
  counterpartBank: row.payee_bank,
  accountNumber: row.payer_account,
  ownName: row.payer_name,
  currency: CNY,
  amount: toWire(row.amount),
  route: row.route,
  purpose: row.purpose,
  why: row.reason_code,
  said: row.reason_text,
  waitsUntil: row.waits_until,
  screening: row.state === 'queued' && row.screening_case !== null,
  tellerId: row.teller_id,
  ...NO_INQUIRY,
});

const receivedRow = (row: Incoming): RemittanceRow => ({
  number: row.number,
  direction: 'in',
  state: row.state,
  businessDate: row.business_date,
  at: row.received_at,
  counterpartName: row.payer_name,
  counterpartAccount: row.payer_account,
  counterpartBank: row.payer_bank,
  accountNumber: row.credited_account ?? row.payee_account,
  ownName: row.payee_name,
  currency: CNY,
  amount: toWire(row.amount),
  route: row.route,
  purpose: row.purpose,
  why: row.why,
  said: null,
  waitsUntil: null,
  screening: false,
  tellerId: row.settled_by,
  ...NO_INQUIRY,
  about: row.original ?? row.forwarded_from,
});

type Inquiry = Awaited<ReturnType<typeof inquiryRows>>[number];

const inquiryRow = (row: Inquiry): RemittanceRow => ({
  number: row.number,
  direction: 'inquiry',
  state: row.state,
  businessDate: row.asked_on,
  at: row.created_at,
  counterpartName: '',
  counterpartAccount: '',
  counterpartBank: row.other_bank,
  accountNumber: null,
  ownName: '',
  currency: CNY,
  amount: null,
  route: null,
  purpose: row.question,
  why: null,
  said: row.reply,
  waitsUntil: null,
  screening: false,
  tellerId: row.side === 'ours' ? row.asked_by : row.replied_by,
  side: row.side,
  about: row.remittance,
  replyDue: row.reply_due,
  escalatedOn: row.escalated_on,
});

const sentRows = (db: Db, branchCode: string, { state, businessDate, limit }: Query, below: string | null) =>
  db
    .selectFrom('remittances_out')
    .selectAll()
    .where('branch_code', '=', branchCode)
    .$if(state !== undefined, (list) => list.where('state', '=', state as RemittancesOutTable['state']))
    .$if(businessDate !== undefined, (list) => list.where('business_date', '=', businessDate ?? ''))
    .$if(below !== null, (list) => list.where('number', '<', below ?? ''))
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();

const receivedRows = (db: Db, branchCode: string, { state, businessDate, limit }: Query, below: string | null) =>
  db
    .selectFrom('remittances_in')
    .selectAll()
    .where('branch_code', '=', branchCode)
    .$if(state !== undefined, (list) => list.where('state', '=', state as RemittancesInTable['state']))
    .$if(businessDate !== undefined, (list) => list.where('business_date', '=', businessDate ?? ''))
    .$if(below !== null, (list) => list.where('number', '<', below ?? ''))
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();

const inquiryRows = (db: Db, branchCode: string, { state, businessDate, limit }: Query, below: string | null) =>
  db
    .selectFrom('remittance_inquiries')
    .selectAll()
    .where('branch_code', '=', branchCode)
    .$if(state !== undefined, (list) => list.where('state', '=', state as RemittanceInquiriesTable['state']))
    .$if(businessDate !== undefined, (list) => list.where('asked_on', '=', businessDate ?? ''))
    .$if(below !== null, (list) => list.where('number', '<', below ?? ''))
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();

async function rowsOf(db: Db, branchCode: string, query: Query, below: string | null): Promise<RemittanceRow[]> {
  if (query.direction === 'out') return (await sentRows(db, branchCode, query, below)).map(sentRow);
  if (query.direction === 'in') return (await receivedRows(db, branchCode, query, below)).map(receivedRow);
  return (await inquiryRows(db, branchCode, query, below)).map(inquiryRow);
}

/** The branch's register, newest first. */
export async function listRemittances(
  central: Central,
  { caller, query }: { readonly caller: TellerCaller; readonly query: Query },
): Promise<Answer<RouteResponse<Route>>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const from = positions.read(query.cursor);
  if (!from.ok) return from;
  if (from.value !== null && from.value[0] !== query.direction)
    return refuse('INPUT_INVALID', { reason: 'query: cursor: not a position in this list' });
  const found = await rowsOf(central.db, caller.branchCode, query, from.value?.[1] ?? null);
  const page = positions.page(found, query.limit, ({ number }) => [query.direction, number]);
  return { ok: true, value: { remittances: [...page.rows], next: page.next } };
}
