import { randomUUID } from 'node:crypto';
import type { Quote } from '../../../contract/central/transactions.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import { minorUnitsSchema } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { RequestValues } from '../../../contract/transactions/definition.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { AgentContext } from '../context.ts';
import type { Found } from '../engine/find.ts';
import { offlineEnvelope } from './envelope.ts';
import { offlineFacts } from './facts.ts';

/** As long as a quote of central holds. */
const LIFETIME_MS = 10 * 60_000;

interface Asked extends Pick<Found, 'definition'> {
  readonly view: TransactionView;
  readonly session: Parameters<typeof offlineFacts>[1]['session'];
  readonly values: RequestValues;
}

/**
 * The counter's own quote while central is silent: no balance, no name, no promise, only that it fits into the envelope. Refused with
 * the limit or the reason otherwise.
 */
export const quoteOffline = async (
  context: AgentContext,
  { definition, view, session, values }: Asked,
): Promise<Result<Quote, WireError>> => {
  const facts = await offlineFacts(context, { definition, session, values, businessDate: view.businessDate });
  const envelope = offlineEnvelope(facts);
  if (!envelope.ok) return envelope;
  return ok({
    quoteId: randomUUID(),
    transactionCode: view.transactionCode,
    businessDate: view.businessDate,
    expiresAt: new Date(context.clock.milliseconds() + LIFETIME_MS).toISOString(),
    account: null,
    currency: CNY,
    amount: minorUnitsSchema.parse(envelope.value.amount),
    fees: [],
    balanceAfter: null,
    overrides: [],
    notices: [
      {
        level: 'warning',
        textZh: '中心未连通，按脱机额度受理：只登记，不承诺入账。请告知客户以中心记账结果为准，回单注明“待转发”。',
        textEn: 'Central is out of reach. This is taken in within the offline limits and not booked yet; tell the customer so.',
      },
    ],
    offline: true,
  });
};
