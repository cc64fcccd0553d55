import { sql } from 'kysely';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { bankDate } from '../branches/day.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import { serializable } from '../database/serializable.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { dayIsEnding } from '../remittances/systemEntry.ts';
import { isOpen, transmit } from '../remittances/transmit.ts';
import { type Delivery, deliver } from './deliver.ts';
import { answerInquiry, takeIn } from './plan.ts';

export interface ClearingHost {
  readonly db: Db;
  readonly clock: Clock;
  readonly parameters: Pick<Parameters, 'at'>;
}

/** What one step did. */
export interface ClearingStep {
  readonly sent: number;
  readonly applied: number;
  readonly unchanged: number;
  readonly unknown: number;
}

/** Of one kind in one step; the rest comes with the next. */
const MOST = 500;

async function sendWaiting({ db, clock, parameters }: ClearingHost): Promise<number> {
  const today = ((await bankDate(db)) ?? '') as BusinessDate;
  const hvpsOpen = isOpen(parameters, { route: 'HVPS' }, today, clock.now());
  const waiting = await db
    .selectFrom('remittances_out')
    .select('number')
    .where('state', '=', 'queued')
    .$if(!hvpsOpen, (list) => list.where('route', '<>', 'HVPS'))
    .orderBy('number')
    .limit(MOST)
    .execute();
  let sent = 0;
  for (const { number } of waiting) {
    const went = await serializable(db, async (tx) => {
      const now = clock.now();
      const date = ((await bankDate(tx)) ?? '') as BusinessDate;
      if (await dayIsEnding(tx)) return null;
      const item = await transmit(tx, number, (each) => isOpen(parameters, each, date, now), now);
      if (item !== null) await takeIn(tx, item, now);
      return item;
    });
    if (went !== null) sent += 1;
  }
  return sent;
}

async function hearInquiries({ db, clock }: ClearingHost): Promise<void> {
  const open = await db
    .selectFrom('remittance_inquiries')
    .select(['message_id', 'remittance'])
    .where('side', '=', 'ours')
    .where('state', '=', 'open')
    .orderBy('number')
    .limit(MOST)
    .execute();
  for (const inquiry of open)
    await serializable(db, async (tx) => {
      const planned = await tx
        .selectFrom('clearing_deliveries')
        .select('id')
        .where('kind', '=', 'reply')
        .where('delivered_at', 'is', null)
        .where(sql<boolean>`body ->> 'about' = ${inquiry.message_id}`)
        .executeTakeFirst();
      if (planned === undefined) await answerInquiry(tx, inquiry, clock.now());
    });
}

/**
 * One step of the sandbox's clearing system: takes what waits and may go, and delivers what is due. Each payment and each delivery is a transaction
 * of its own; a step that is broken off is gone on with by the next.
 */
export async function advanceClearing(host: ClearingHost): Promise<ClearingStep> {
  const { db, clock, parameters } = host;
  const sent = await sendWaiting(host);
  await hearInquiries(host);
  const counts = { applied: 0, unchanged: 0, unknown: 0 };
  const due = await db
    .selectFrom('clearing_deliveries')
    .select('id')
    .where('delivered_at', 'is', null)
    .where('due_at', '<=', clock.now().toISOString())
    .orderBy('due_at')
    .orderBy('id')
    .limit(MOST)
    .execute();
  for (const { id } of due) {
    const effect = await serializable(db, async (tx) => {
      if (await dayIsEnding(tx)) return null;
      const row = await tx.selectFrom('clearing_deliveries').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined || row.delivered_at !== null) return null;
      const delivery: Delivery = { id, kind: row.kind, body: row.body };
      return await deliver(tx, delivery, parameters, clock.now());
    });
    if (effect !== null) counts[effect] += 1;
  }
  return { sent, ...counts };
}
