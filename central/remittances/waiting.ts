import type { Insertable, Selectable } from 'kysely';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import type { Tx } from '../database/serializable.ts';
import type { RemittancesInTable, RemittancesOutTable, WhySuspended } from '../database/tables/remittances.ts';
import { alertBranch } from '../events/alert.ts';
import { emit } from '../events/emit.ts';
import { noteStep } from './steps.ts';
import { PAYABLE, SUSPENSE } from './subjects.ts';
import type { Booked } from './systemEntry.ts';

export type Outgoing = Selectable<RemittancesOutTable>;
export type Incoming = Selectable<RemittancesInTable>;

/** A payee without account collects in person; all else waits for somebody to decide. */
export const subjectFor = (why: WhySuspended): '2011.61' | '2011.62' => (why === 'noAccount' ? PAYABLE : SUSPENSE);

type Row = Omit<Insertable<RemittancesInTable>, 'number' | 'entry_id' | 'business_date' | 'received_at' | 'noticed_on' | 'currency'>;

/** The row of an incoming payment, its first step, and the word to the branch. */
export async function writeIncoming(tx: Tx, booked: Booked, row: Row, now: Date): Promise<void> {
  const { entryId, traceNumber: number, businessDate, postedAt: at } = booked;
  await tx
    .insertInto('remittances_in')
    .values({ ...row, number, currency: CNY, entry_id: entryId, business_date: businessDate, received_at: at, noticed_on: businessDate })
    .execute();
  await noteStep(tx, { number, state: row.state, entryId, tellerId: null, note: row.why ?? '', at });
  await emit(
    tx,
    {
      kind: 'incomingMoney',
      branchCode: row.branch_code,
      tellerId: null,
      payload: {
        reference: number,
        state: row.state === 'matched' ? 'credited' : 'suspended',
        accountNumber: (row.credited_account ?? null) as AccountNumber | null,
        currency: CNY,
        amount: toWire(row.amount),
      },
    },
    now,
  );
  if (row.state !== 'suspense') return;
  const alert = {
    level: 'info',
    code: 'incomingSuspended',
    textZh: `来账 ${number} 未能自动入账，已挂账，请在 1331 中处理。`,
    textEn: `Incoming payment ${number} could not be credited and waits in suspense; see 1331.`,
  } as const;
  await alertBranch(tx, row.branch_code, alert, now);
}
