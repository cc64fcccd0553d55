import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { bounceFine } from '../../contract/instruments/cheque.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { depositCheque, depositChequeRequestSchema } from '../../contract/transactions/instrument/1421.ts';
import { type KnownCheque, readCheque } from '../instruments/cheques.ts';
import { fromAccount } from '../instruments/legs.ts';
import { chequeWriting, planCheque, presentable } from '../instruments/presentedCheque.ts';
import { refuseAt } from '../instruments/refusals.ts';
import type { Asked, Plan, Situation, TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';

type Values = z.output<typeof depositChequeRequestSchema>;

/** Returned unpaid: nothing is booked; the fine is the central bank's to impose and stands on the notice. */
function bounce(asked: Asked<Values>, situation: Situation, cheque: KnownCheque, soldTo: string): Result<Plan, WireError> {
  const { drawerAccount, sealAgrees } = asked.values;
  const amount = BigInt(asked.values.amount);
  const drawn = fromAccount(situation, asked, drawerAccount, amount, { summaryZh: '支票', summaryEn: 'CHEQUE' });
  const uncovered = !drawn.ok && drawn.error.code === 'BALANCE_TOO_LOW';
  if (!drawn.ok && !uncovered) return drawn;
  if (sealAgrees && !uncovered) return refuseAt('outcome', 'CHEQUE_BOUNCE_GROUNDLESS');
  const { fine, compensation } = bounceFine(amount);
  const ground = uncovered ? 'uncovered' : 'seal';
  return ok({
    currency: CNY,
    amount: 0n,
    moves: [],
    pairs: [],
    result: {
      instrument: cheque.type,
      instrumentNumber: cheque.number,
      bounced: ground,
      fine: toWire(fine),
      compensation: toWire(compensation),
    },
    write: chequeWriting(asked, cheque, soldTo, { state: 'bounced', note: ground }),
  });
}

/** 1421: 2011 drawer / 2011 payee, through 3001 between branches. */
export const handler: TransactionHandler<Values, KnownCheque> = {
  definition: depositCheque,
  validate: (values) => {
    const parsed = parseValues(depositChequeRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? ok(parsed.value) : amount;
  },
  needs: ({ values }) => ({ accounts: [values.drawerAccount, values.payeeAccount] }),
  read: (tx, { values }) => readCheque(tx, 'transferCheque', values.number, values.drawerAccount),
  post: (asked, situation, cheque) => {
    const { values } = asked;
    const sold = presentable(asked, cheque);
    if (!sold.ok) return sold;
    if (values.outcome === 'bounce') return bounce(asked, situation, cheque, sold.value);
    return values.sealAgrees ? planCheque(asked, situation, cheque, sold.value) : refuseAt('sealAgrees', 'CHEQUE_SEAL_DIFFERS');
  },
};
