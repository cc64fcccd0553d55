import type { Tx } from '../database/serializable.ts';
import { openCase } from '../screening/cases.ts';
import { type Found, screenSubject } from '../screening/screen.ts';

/** Likenesses of a payee, as a person and as an organisation: a message does not say which. */
export async function screenPayee(tx: Tx, name: string): Promise<Found[]> {
  const found = [
    ...(await screenSubject(tx, { kind: 'person', name, documents: [] })),
    ...(await screenSubject(tx, { kind: 'organisation', name, documents: [] })),
  ];
  return [...new Map(found.map((each) => [`${each.list}/${each.reference}`, each])).values()];
}

interface Payment {
  readonly customerNumber: string;
  readonly payeeName: string;
}

/** The review that a payment waits for: the payee's newest case with this customer that is not cleared. Null: nothing is in the way. */
export async function reviewInTheWay(
  tx: Tx,
  { customerNumber, payeeName }: Payment,
  opening: { readonly by: string; readonly at: string },
): Promise<string | null> {
  const found = await screenPayee(tx, payeeName);
  if (found.length === 0) return null;
  await openCase(tx, { customerNumber, name: payeeName, role: 'payee' }, found, opening);
  const latest = await tx
    .selectFrom('screening_cases')
    .select(['id', 'state'])
    .where('customer_number', '=', customerNumber)
    .where('subject_name', '=', payeeName)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return latest === undefined || latest.state === 'cleared' ? null : latest.id;
}
