import { toWire } from '../../../contract/money/amount.ts';
import { ok } from '../../../contract/result.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { decideCaptured } from '../offline/decide.ts';
import type { Handlers } from './register.ts';

export const offlineHandlers = (context: AgentContext): Pick<Handlers, 'offline.queue' | 'offline.suspended' | 'offline.decide'> => ({
  'offline.queue': async () => {
    const [captured, snapshot] = await Promise.all([context.store.do('captured', null), context.store.do('parameterSnapshot', null)]);
    const items = captured.map(({ view }) => view);
    const sum = items.reduce((total, { quote }) => total + BigInt(quote?.amount ?? '0'), 0n);
    return ok({ items, sum: toWire(sum), parametersFetchedAt: snapshot?.fetchedAt ?? null });
  },
  'offline.suspended': async () => {
    const answer = await askCentral(context, 'suspended', { query: { limit: 200, state: 'open' } });
    return answer.ok ? ok({ suspended: answer.value.suspended }) : answer;
  },
  'offline.decide': (decision) => decideCaptured(context, decision),
});
