import { sql } from 'kysely';
import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, DeviceCaller } from '../central.ts';
import { serializable, type Tx } from '../database/serializable.ts';
import { bankCodeOf } from '../remittances/banks.ts';
import { findRemittance } from '../remittances/inquiries.ts';
import { rejectedAnswer, schedule, settledAnswer } from './plan.ts';
import { advanceClearing } from './step.ts';

type Route = (typeof centralRoutes)['sandboxClearing'];
type Body = RouteBody<Route>;

/** The other bank of everything that is put in by hand. */
const OTHER_BANK = '102100099996';
const MESSAGE_DIGITS = 15;

/** A message number of the counterpart's own; ours begin with a year. */
async function newMessageId(tx: Tx): Promise<string> {
  const { rows } = await sql<{ serial: bigint }>`select nextval('trace_serial') as serial`.execute(tx);
  return `8${String(rows[0]?.serial ?? 0n).padStart(MESSAGE_DIGITS, '0')}`;
}

async function putIn(tx: Tx, caller: DeviceCaller, { incoming, answer, inquiry }: Body, now: Date): Promise<string | null> {
  if (incoming !== undefined) {
    const own = await bankCodeOf(tx, caller.branchCode);
    const { payeeAccount, payeeName, amount, payerName, payerAccount, purpose } = incoming;
    const body = { messageId: await newMessageId(tx), payerAccount, payerName, payerBank: OTHER_BANK, payeeAccount, payeeName };
    await schedule(tx, 'payment', { ...body, payeeBank: own ?? OTHER_BANK, amount, route: 'BEPS', purpose, returnOf: null }, now);
  }
  if (answer !== undefined) {
    const found = await findRemittance(tx, caller.branchCode, answer.number);
    if (found === null) return answer.number;
    const body = answer.result === 'settled' ? settledAnswer(found.messageId) : rejectedAnswer(found.messageId, answer.reason);
    await schedule(tx, 'answer', body, now);
  }
  if (inquiry !== undefined) {
    const found = await findRemittance(tx, caller.branchCode, inquiry.number);
    if (found === null || found.messageId === '') return inquiry.number;
    const body = { messageId: await newMessageId(tx), about: found.messageId, fromBank: OTHER_BANK, question: inquiry.question };
    await schedule(tx, 'inquiry', body, now);
  }
  return null;
}

/** One step of the sandbox's clearing system, on demand. A real bank's central has no such route. */
export async function sandboxClearing(
  central: Central,
  { caller, body }: { caller: DeviceCaller; body: Body },
): Promise<Answer<RouteResponse<Route>>> {
  if (!central.sandbox) return refuse('SANDBOX_ONLY');
  const missing = await serializable(central.db, (tx) => putIn(tx, caller, body, central.clock.now()));
  if (missing !== null) return refuse('REMITTANCE_UNKNOWN', { number: missing });
  const value = await advanceClearing(central);
  central.events.kick();
  return { ok: true, value };
}
