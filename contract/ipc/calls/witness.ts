import { z } from 'zod';
import { claimShape } from '../../central/identity.ts';
import { clientKeySchema, instantSchema, tellerIdSchema, textSchema } from '../../primitives.ts';
import { call, signedOn } from '../define.ts';

export const witnessCalls = {
  'witness.prove': call({
    target: 'agent',
    summary: 'A second person at this counter proves who they are, for one form; the teller stays signed on',
    permission: signedOn,
    input: z.strictObject({ clientKey: clientKeySchema, tellerId: tellerIdSchema, ...claimShape }),
    output: z.strictObject({ tellerId: tellerIdSchema, name: textSchema(60), proof: textSchema(200), expiresAt: instantSchema }),
    deadlineMs: 20_000,
  }),
};
