import type { CustomerChange } from '../../contract/central/ecifData.ts';
import { fromWire } from '../../contract/money/amount.ts';
import { refuse } from '../answer.ts';
import type { ChangeResult, Changing } from './changing.ts';
import { refuseChange } from './refuseChange.ts';

type Service = Extract<CustomerChange, { what: 'service' }>;
type Limit = Extract<CustomerChange, { what: 'channelLimit' }>;

/** Signs, suspends, resumes or ends a service. An ended one is signed anew. */
export async function setService({ tx, caller, customer }: Changing, change: Service): ChangeResult {
  const { service, status, accountNumber } = change;
  const held = await tx
    .selectFrom('customer_services')
    .selectAll()
    .where('customer_number', '=', customer.number)
    .where('service', '=', service)
    .executeTakeFirst();
  if (status !== 'active' && (held === undefined || held.status === 'ended'))
    return refuseChange('该服务未签约', 'the service is not signed');
  if (accountNumber !== null) {
    const account = await tx
      .selectFrom('accounts')
      .select(['customer_number', 'state'])
      .where('number', '=', accountNumber)
      .executeTakeFirst();
    if (account === undefined || account.customer_number !== customer.number) return refuse('ACCOUNT_UNKNOWN', { accountNumber });
    if (account.state === 'closed' && status === 'active') return refuse('ACCOUNT_CLOSED', { accountNumber });
  }
  const today = caller.businessDate;
  const signed = held === undefined || held.status === 'ended' ? today : held.signed_on;
  const columns = { status, account_number: accountNumber, signed_on: signed, changed_on: today };
  await tx
    .insertInto('customer_services')
    .values({ customer_number: customer.number, service, ...columns })
    .onConflict((conflict) => conflict.columns(['customer_number', 'service']).doUpdateSet(columns))
    .execute();
  const before = held === undefined ? null : { service, status: held.status, accountNumber: held.account_number, signedOn: held.signed_on };
  return { ok: true, value: { before, after: { service, status, accountNumber, signedOn: signed } } };
}

/** The customer's limit on a channel, across all accounts. Null takes it away. Amounts are minor units. */
export async function setChannelLimit({ tx, customer }: Changing, change: Limit): ChangeResult {
  const { channel, currency, limit } = change;
  const key = { customer_number: customer.number, channel, currency };
  const held = await tx
    .selectFrom('customer_channel_limits')
    .selectAll()
    .where('customer_number', '=', customer.number)
    .where('channel', '=', channel)
    .where('currency', '=', currency)
    .executeTakeFirst();
  const before =
    held === undefined ? null : { channel, currency, perTransaction: String(held.per_transaction), perDay: String(held.per_day) };
  if (limit === null) {
    if (held === undefined) return refuseChange('没有此限额', 'there is no such limit');
    await tx
      .deleteFrom('customer_channel_limits')
      .where('customer_number', '=', customer.number)
      .where('channel', '=', channel)
      .where('currency', '=', currency)
      .execute();
    return { ok: true, value: { before, after: null } };
  }
  const columns = { per_transaction: fromWire(limit.perTransaction) as bigint, per_day: fromWire(limit.perDay) as bigint };
  if (columns.per_transaction < 0n || columns.per_day < columns.per_transaction)
    return refuseChange(
      '单日限额不得低于单笔限额，且均不得为负',
      'the daily limit is at least that of one transaction, and none is negative',
    );
  await tx
    .insertInto('customer_channel_limits')
    .values({ ...key, ...columns })
    .onConflict((conflict) => conflict.columns(['customer_number', 'channel', 'currency']).doUpdateSet(columns))
    .execute();
  return { ok: true, value: { before, after: { channel, currency, ...limit } } };
}
