import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { returnIncoming, returnRequestSchema } from '../../contract/transactions/remittance/1313.ts';
import { refuse } from '../answer.ts';
import { bankCalendar } from '../endOfDay/calendar.ts';
import { between } from '../ledger/pairs.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { sendBack } from '../remittances/giveBack.ts';
import { routeAt } from '../remittances/routing.ts';
import { IN_FLIGHT } from '../remittances/subjects.ts';
import { decideWaiting, readSuspended, type Suspended, waiting, waitsOn } from '../remittances/suspended.ts';

type Values = z.output<typeof returnRequestSchema>;

const PURPOSES: Readonly<Record<Values['reason'], string>> = {
  refused: '收款人拒收，退汇',
  unreachable: '无法通知收款人，退汇',
  wrongPayee: '账号户名不符，退汇',
};

/** 1313: 2011.61 suspense / 3001.61 in flight, back to the bank that sent it (domain: payment systems, return). */
export const handler: TransactionHandler<Values, Suspended> = {
  definition: returnIncoming,
  validate: (values) => parseValues(returnRequestSchema, values),
  needs: () => ({}),
  read: (tx, { caller, values }) => readSuspended(tx, caller, values.number),
  post: ({ caller, values, parameters, now }, _situation, { row }) => {
    const { number, reason, grounds } = values;
    const found = waiting(row, number);
    if (!found.ok) return found;
    // What came back or could not be given back is ours to give to the payer; there is no bank to return it to.
    if (found.value.kind !== 'payment') return refuse('REMITTANCE_NOT_WAITING', { number });
    const { amount } = found.value;
    const calendar = bankCalendar({ at: () => parameters }, caller.businessDate);
    const route = routeAt(parameters, calendar, { amount, sameBank: false, wish: 'auto', urgency: 'normal' }, now);
    if (!route.ok) return route;
    const { route: way, workday, opensAt, queued, reasonZh, reasonEn } = route.value;
    return ok({
      currency: CNY,
      amount,
      moves: [],
      pairs: between(waitsOn(found.value), { subject: IN_FLIGHT, owner: null, branchCode: caller.branchCode }, CNY, amount),
      result: { number, route: way, queued, workday, opensAt, reasonZh, reasonEn },
      write: async (tx, written) => {
        await decideWaiting(tx, found.value, caller, written, { state: 'returned', to: written.traceNumber, grounds });
        await sendBack(tx, found.value, {
          ...written,
          businessDate: caller.businessDate,
          tellerId: caller.tellerId,
          route: way,
          workday,
          waitsUntil: opensAt,
          payeeBankName: '',
          purpose: PURPOSES[reason],
        });
      },
    });
  },
};
