import { sql as fragment } from 'kysely';
import { type Reader, sql } from '../sqlite/access.ts';
import { isUnfinished } from './read.ts';

/** The offline limits that one commit is held to (trust: offline). Minor units as text; null: not limited. */
export interface Envelope {
  readonly amount: string;
  readonly accountNumber: string | null;
  readonly tellerId: string;
  readonly businessDate: string;
  readonly perTransaction: string;
  readonly perTellerAndDay: string;
  readonly perDeviceAndSession: string;
  readonly perAccountAndDay: string;
  readonly mostQueued: number;
}

export interface EnvelopeUse {
  readonly teller: bigint;
  readonly device: bigint;
  readonly account: bigint;
  readonly queued: number;
}

const sum = fragment<string>`CAST(COALESCE(SUM(amount), 0) AS TEXT)`.as('sum');

/** What is taken in already. Voided ones do not count; forwarded ones count for the day of the teller and of the account. */
export const envelopeUse = (reader: Reader, { tellerId, businessDate, accountNumber }: Envelope): EnvelopeUse => {
  const captured = sql.selectFrom('journal').select(sum).where('captured_at', 'is not', null).where('stage', '!=', 'void');
  const day = captured.where('business_date', '=', businessDate);
  const amountOf = (query: typeof captured): bigint => BigInt(reader.first(query)?.sum ?? '0');
  const queued = sql.selectFrom('journal').select(fragment<number>`COUNT(*)`.as('count')).where(isUnfinished).where('stage', '=', 'queued');
  const waiting = reader.first(queued);
  return {
    teller: amountOf(day.where('teller_id', '=', tellerId)),
    device: amountOf(captured.where('stage', '=', 'queued')),
    account: accountNumber === null ? 0n : amountOf(day.where('account_number', '=', accountNumber)),
    queued: Number(waiting?.count ?? 0),
  };
};

export type EnvelopeLimit = 'perTransaction' | 'perTellerAndDay' | 'perDeviceAndSession' | 'perAccountAndDay' | 'mostQueued';

/** The limit that one more would pass; null: it fits. A limit itself may be reached exactly. */
export const passedLimit = (envelope: Envelope, use: EnvelopeUse): EnvelopeLimit | null => {
  const amount = BigInt(envelope.amount);
  if (amount > BigInt(envelope.perTransaction)) return 'perTransaction';
  if (use.teller + amount > BigInt(envelope.perTellerAndDay)) return 'perTellerAndDay';
  if (use.device + amount > BigInt(envelope.perDeviceAndSession)) return 'perDeviceAndSession';
  if (envelope.accountNumber !== null && use.account + amount > BigInt(envelope.perAccountAndDay)) return 'perAccountAndDay';
  return use.queued + 1 > envelope.mostQueued ? 'mostQueued' : null;
};
