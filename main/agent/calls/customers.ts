import { createHash } from 'node:crypto';
import { ok } from '../../../contract/result.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { findOwn } from '../engine/find.ts';
import { derivedKey } from '../overrides/keys.ts';
import type { Handlers } from './register.ts';

type CustomerCalls = 'customer.exists' | 'customer.allowGrey' | 'customer.disclose' | 'customer.changes';

/** The customer file is central's; what the window need not know does not reach it. */
export const customerHandlers = (context: AgentContext): Pick<Handlers, CustomerCalls> => ({
  'customer.exists': async (identity) => {
    const answer = await askCentral(context, 'checkExistence', { body: identity });
    if (!answer.ok) return answer;
    const { verdict, existing, candidates, overrideNeeded } = answer.value;
    return ok({ verdict, existing, candidates, overrideNeeded });
  },
  'customer.allowGrey': async ({ clientKey, tellerId, password, code, ...subject }) => {
    const own = await findOwn(context, clientKey);
    if (!own.ok) return own;
    // The proof is for this form alone; the password is kept nowhere.
    const verified = await askCentral(context, 'verifyTeller', {
      params: { tellerId },
      body: { password, purpose: own.value.view.transactionCode, clientKey, ...(code === undefined ? {} : { code }) },
    });
    if (!verified.ok) return verified;
    const { proof, name } = verified.value;
    const allowed = await askCentral(context, 'allowGreyListed', {
      body: { ...subject, proof, clientKey },
      idempotencyKey: derivedKey(clientKey, 'grey', createHash('sha256').update(proof).digest('hex')),
    });
    await context.store.do('recordEvent', {
      at: context.clock.now(),
      event: allowed.ok ? 'customer.greyAllowed' : 'customer.greyRefused',
      tellerId: own.value.session.tellerId,
      clientKey,
      stage: null,
      data: allowed.ok
        ? { authoriser: tellerId, greyOverrideId: allowed.value.greyOverrideId }
        : { authoriser: tellerId, code: allowed.error.code },
    });
    return allowed.ok ? ok({ greyOverrideId: allowed.value.greyOverrideId, allowedBy: name }) : allowed;
  },
  'customer.disclose': async ({ customerNumber, ...body }) => {
    const answer = await askCentral(context, 'disclose', { params: { customerNumber }, body });
    // What was shown is in central's register; the chain says that it was asked here, and never the value.
    await context.store.do('recordEvent', {
      at: context.clock.now(),
      event: answer.ok ? 'customer.disclosed' : 'customer.disclosureRefused',
      tellerId: context.session.current()?.session.tellerId ?? null,
      clientKey: null,
      stage: null,
      data: { customerNumber, field: body.field, reason: body.reason, ...(answer.ok ? {} : { code: answer.error.code }) },
    });
    return answer;
  },
  'customer.changes': ({ customerNumber, cursor }) =>
    askCentral(context, 'customerChanges', {
      params: { customerNumber },
      query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    }),
});
