import { ok } from '../../../contract/result.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import type { Handlers } from './register.ts';

/** What forms choose from is asked of central each time, so that a new rate or a used form is seen at once. */
export const referenceHandlers = (context: AgentContext): Pick<Handlers, 'product.list' | 'voucher.own'> => ({
  'product.list': () => askCentral(context, 'products', {}),
  'voucher.own': async () => {
    const answer = await askCentral(context, 'vouchers', { query: { limit: 1 } });
    return answer.ok ? ok({ own: answer.value.own }) : answer;
  },
});
