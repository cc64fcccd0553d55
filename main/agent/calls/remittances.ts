import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import type { Handlers } from './register.ts';

const PAGE = 50;

/** 1331: central's register, page by page. */
export const remittanceHandlers = (context: AgentContext): Pick<Handlers, 'remittance.list'> => ({
  'remittance.list': ({ direction, state, cursor }) =>
    askCentral(context, 'remittances', {
      query: { limit: PAGE, direction, ...(state === null ? {} : { state }), ...(cursor === null ? {} : { cursor }) },
    }),
});
