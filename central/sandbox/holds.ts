import { uuidv7 } from 'uuidv7';
import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import type { Tx } from '../database/serializable.ts';

const AGE_DAYS = 60;
const TERM_DAYS = 300;

/** The court's orders behind the frozen accounts. */
export async function seedHolds(tx: Tx, today: BusinessDate, frozen: readonly string[]): Promise<void> {
  if (frozen.length === 0) return;
  const placed = addDays(today, -AGE_DAYS);
  await tx
    .insertInto('account_holds')
    .values(
      frozen.map((accountNumber, index) => ({
        id: uuidv7(),
        account_number: accountNumber,
        kind: 'freeze' as const,
        amount: null,
        authority: 'court' as const,
        document_number: `(${placed.slice(0, 4)})京0105执${String(1_000 + index)}号`,
        requesters: JSON.stringify([
          { name: '周正', idNumber: '京0105法001' },
          { name: '吴明', idNumber: '京0105法002' },
        ]),
        placed_on: placed,
        ends_on: addDays(placed, TERM_DAYS),
        placed_entry: uuidv7(),
        state: 'active' as const,
        ended_on: null,
        ended_entry: null,
        end_reason: null,
      })),
    )
    .execute();
}
