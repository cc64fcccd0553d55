import { z } from 'zod';
import { blockerSchema } from '../../central/cash.ts';
import { dateSchema, transactionCodeSchema } from '../../primitives.ts';
import { formsRangeSchema, openDifferenceSchema, waitingTransferSchema } from '../../views/branchCash.ts';
import { tillViewSchema } from '../../views/session.ts';
import { call, signedOn } from '../define.ts';

const nothing = z.strictObject({});

/** What of the branch's cash, forms and day waits for somebody. All of it is asked of central each time. */
export const branchCashCalls = {
  'transfer.list': call({
    target: 'agent',
    summary: 'Cash, tills and forms on their way from or to the teller; tokens of what the teller has given',
    permission: signedOn,
    input: nothing,
    output: z.strictObject({ waiting: z.array(waitingTransferSchema) }),
    deadlineMs: 20_000,
  }),
  'branchDay.blockers': call({
    target: 'agent',
    summary: "What keeps the branch's day open, each with the transaction that settles it; of a closed day, which one is next",
    permission: signedOn,
    input: nothing,
    output: z.strictObject({
      businessDate: dateSchema,
      state: z.enum(['open', 'closed']),
      nextBusinessDate: dateSchema,
      blockers: z.array(blockerSchema.extend({ settledBy: transactionCodeSchema.nullable() })),
    }),
    deadlineMs: 20_000,
  }),
  'difference.open': call({
    target: 'agent',
    summary: 'Cash over and short of the branch that nobody has decided on yet, newest first',
    permission: { kind: 'signedOn', roles: ['supervisor'] },
    input: nothing,
    output: z.strictObject({ differences: z.array(openDifferenceSchema) }),
    deadlineMs: 30_000,
  }),
  'vault.view': call({
    target: 'agent',
    summary: "What is booked in the branch's vault, as a till's figures",
    permission: { kind: 'signedOn', roles: ['vaultKeeper', 'supervisor'] },
    input: nothing,
    output: z.strictObject({ vault: tillViewSchema.pick({ tillId: true, currency: true, balance: true, denominations: true }).nullable() }),
    deadlineMs: 20_000,
  }),
  'voucher.stock': call({
    target: 'agent',
    summary: "Controlled vouchers by kind and range, lowest first: the teller's own, or those of the branch's vault",
    permission: signedOn,
    input: z.strictObject({ of: z.enum(['own', 'vault']) }),
    output: z.strictObject({ ranges: z.array(formsRangeSchema) }),
    deadlineMs: 30_000,
  }),
};
