import { z } from 'zod';
import { cursorSchema, nextSchema } from '../../central/page.ts';
import { REMITTANCE_DIRECTIONS, remittanceRowSchema, remittanceStateSchema } from '../../central/remittances.ts';
import { call, signedOn } from '../define.ts';

/** 1331: the branch's register of remittances and inquiries. */
export const remittanceCalls = {
  'remittance.list': call({
    target: 'agent',
    summary: '1331 remittances sent, received or inquired about, newest first, from central',
    permission: signedOn,
    input: z.strictObject({
      direction: z.enum(REMITTANCE_DIRECTIONS),
      /** Null: any. */
      state: remittanceStateSchema.nullable(),
      cursor: cursorSchema.nullable(),
    }),
    output: z.strictObject({ remittances: z.array(remittanceRowSchema), next: nextSchema }),
    deadlineMs: 20_000,
  }),
};
