import { ok } from '../../../contract/result.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { findOwn } from '../engine/find.ts';
import type { Handlers } from './register.ts';

/** The proof is for the transaction of the form and for nothing else (domain: second person). */
export const witnessHandlers = (context: AgentContext): Pick<Handlers, 'witness.prove'> => ({
  'witness.prove': async ({ clientKey, tellerId, password, code }) => {
    const own = await findOwn(context, clientKey);
    if (!own.ok) return own;
    const purpose = own.value.view.transactionCode;
    const answer = await askCentral(context, 'verifyTeller', {
      params: { tellerId },
      body: { password, ...(code === undefined ? {} : { code }), purpose, clientKey },
    });
    if (!answer.ok) return answer;
    const { name, proof, expiresAt } = answer.value;
    return ok({ tellerId: answer.value.tellerId, name, proof, expiresAt });
  },
});
