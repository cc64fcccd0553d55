import type { RequestValues, TransactionDefinition } from '../../../contract/transactions/definition.ts';
import type { SessionView } from '../../../contract/views/session.ts';
import type { AgentContext } from '../context.ts';
import type { OfflineFacts } from './envelope.ts';

interface Asked {
  readonly definition: TransactionDefinition;
  readonly session: SessionView;
  readonly values: RequestValues;
  readonly businessDate: string;
}

/** What this PC knows of the bank and of itself, for one decision. */
export const offlineFacts = async (context: Pick<AgentContext, 'store' | 'clock'>, asked: Asked): Promise<OfflineFacts> => {
  const of = (kind: string) => context.store.do('parametersOf', { kind, date: asked.businessDate });
  const [snapshot, newestRecord, limits, counterLimits, overrideRules, stopListings] = await Promise.all([
    context.store.do('parameterSnapshot', null),
    context.store.do('newestRecord', null),
    of('offlineLimit'),
    of('counterLimit'),
    of('overrideRule'),
    of('stopListing'),
  ]);
  return { ...asked, now: context.clock.now(), snapshot, newestRecord, limits, counterLimits, overrideRules, stopListings };
};
