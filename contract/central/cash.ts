import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { denominationCountsSchema } from '../money/denominations.ts';
import { branchCodeSchema, dateSchema, instantSchema, tellerIdSchema, textSchema, tillIdSchema, traceNumberSchema } from '../primitives.ts';
import { route } from './define.ts';
import { nextSchema, pageQuery } from './page.ts';

export const transitStateSchema = z.enum(['inTransit', 'accepted', 'returned']);

const register = pageQuery({ usual: 50, most: 200 });

export const blockerSchema = z.strictObject({
  /** `tillOpen`, `cashInTransit`, `vaultNotCounted` … */
  kind: textSchema(40),
  reference: textSchema(60),
  textZh: textSchema(300),
  textEn: textSchema(300),
});

const cashMoveSchema = z.strictObject({
  number: traceNumberSchema,
  transactionCode: z.enum(['0221', '0222', '0223']),
  fromTill: tillIdSchema,
  toTill: tillIdSchema,
  giver: tellerIdSchema,
  receiver: tellerIdSchema,
  witness: tellerIdSchema.nullable(),
  currency: currencySchema,
  amount: minorUnitsSchema,
  denominations: denominationCountsSchema,
  state: transitStateSchema,
  /** What the receiver must say; shown to the giver, as long as it is in transit. */
  token: textSchema(20).nullable(),
  businessDate: dateSchema,
  givenAt: instantSchema,
  settledAt: instantSchema.nullable(),
  reason: textSchema(200).nullable(),
});

const handOverSchema = z.strictObject({
  number: traceNumberSchema,
  tillId: tillIdSchema,
  giver: tellerIdSchema,
  receiver: tellerIdSchema,
  supervisor: tellerIdSchema,
  token: textSchema(20).nullable(),
  givenAt: instantSchema,
});

const cashCountSchema = z.strictObject({
  number: traceNumberSchema,
  tillId: tillIdSchema,
  kind: z.enum(['check', 'close', 'handOver']),
  businessDate: dateSchema,
  currency: currencySchema,
  counted: minorUnitsSchema,
  booked: minorUnitsSchema,
  denominations: denominationCountsSchema,
  tellerId: tellerIdSchema,
  secondTeller: tellerIdSchema.nullable(),
  seal: textSchema(30).nullable(),
  countedAt: instantSchema,
});

const cashDifferenceSchema = z.strictObject({
  number: traceNumberSchema,
  tillId: tillIdSchema,
  businessDate: dateSchema,
  currency: currencySchema,
  kind: z.enum(['over', 'short']),
  amount: minorUnitsSchema,
  explanation: textSchema(500),
  explainedBy: tellerIdSchema,
  witness: tellerIdSchema,
  state: z.enum(['open', 'approved']),
  approvedBy: tellerIdSchema.nullable(),
  approvedOn: dateSchema.nullable(),
  reason: textSchema(300).nullable(),
});

/** Cash of a branch: vault, cash on its way, counts, differences; and what keeps its day open. */
export const cashRoutes = {
  branchDayBlockers: route({
    method: 'GET',
    path: '/v1/branch-day/blockers',
    summary: "Everything that keeps the branch's day from being closed, by name, and the day that comes next",
    auth: 'teller',
    response: z.strictObject({
      branchCode: branchCodeSchema,
      businessDate: dateSchema,
      state: z.enum(['open', 'closed']),
      nextBusinessDate: dateSchema,
      blockers: z.array(blockerSchema),
    }),
  }),
  vault: route({
    method: 'GET',
    path: '/v1/vault',
    summary: "The cash of the branch's vault with its last count. For vault keepers, supervisors and auditors",
    auth: 'teller',
    query: z.strictObject({ currency: currencySchema.optional() }),
    response: z.strictObject({
      cash: z.array(
        z.strictObject({
          tillId: tillIdSchema,
          currency: currencySchema,
          balance: minorUnitsSchema,
          denominations: denominationCountsSchema,
          lastCount: cashCountSchema.nullable(),
        }),
      ),
    }),
  }),
  cashMoves: route({
    method: 'GET',
    path: '/v1/cash-moves',
    summary: "The branch's cash moves, newest first, and the hand-overs of tills that wait",
    auth: 'teller',
    query: z.strictObject({ ...register, state: transitStateSchema.optional() }),
    response: z.strictObject({ moves: z.array(cashMoveSchema), handOvers: z.array(handOverSchema), next: nextSchema }),
  }),
  cashCounts: route({
    method: 'GET',
    path: '/v1/cash-counts',
    summary: "The branch's register of counts, newest first",
    auth: 'teller',
    query: z.strictObject(register),
    response: z.strictObject({ counts: z.array(cashCountSchema), next: nextSchema }),
  }),
  cashDifferences: route({
    method: 'GET',
    path: '/v1/cash-differences',
    summary: "The branch's register of cash over and short, newest first",
    auth: 'teller',
    query: z.strictObject(register),
    response: z.strictObject({ differences: z.array(cashDifferenceSchema), next: nextSchema }),
  }),
};
