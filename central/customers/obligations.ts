import type { CustomerView } from '../../contract/views/customer.ts';
import type { Tx } from '../database/serializable.ts';

type Service = CustomerView['services'][number]['service'];
type Channel = CustomerView['channelLimits'][number]['channel'];

/** Services that still run on an account: what the teller is asked about before it is closed (domain: ECIF, checked at close). */
export async function servicesOnAccount(tx: Tx, accountNumber: string): Promise<Service[]> {
  const rows = await tx
    .selectFrom('accounts')
    .innerJoin('customer_services', 'customer_services.customer_number', 'accounts.customer_number')
    .select('customer_services.service')
    .where('accounts.number', '=', accountNumber)
    .where('customer_services.account_number', '=', accountNumber)
    .where('customer_services.status', '<>', 'ended')
    .orderBy('customer_services.service')
    .execute();
  return rows.map(({ service }) => service);
}

/** Minor units. */
export interface ChannelLimit {
  readonly perTransaction: bigint;
  readonly perDay: bigint;
}

/** The customer's own limit on a channel, across all accounts; null where only the bank's holds. */
export async function channelLimitOf(tx: Tx, customerNumber: string, channel: Channel, currency: string): Promise<ChannelLimit | null> {
  const row = await tx
    .selectFrom('customer_channel_limits')
    .select(['per_transaction', 'per_day'])
    .where('customer_number', '=', customerNumber)
    .where('channel', '=', channel)
    .where('currency', '=', currency)
    .executeTakeFirst();
  return row === undefined ? null : { perTransaction: row.per_transaction, perDay: row.per_day };
}

export type LimitRefusal = 'ABOVE_TRANSACTION_LIMIT' | 'ABOVE_DAY_LIMIT';

/** Which limit an amount exceeds after what the channel has moved today, or null. A limit itself may be reached. Pure. */
export function limitRefusal(limit: ChannelLimit | null, amount: bigint, movedToday: bigint): LimitRefusal | null {
  if (limit === null) return null;
  if (amount > limit.perTransaction) return 'ABOVE_TRANSACTION_LIMIT';
  return movedToday + amount > limit.perDay ? 'ABOVE_DAY_LIMIT' : null;
}
