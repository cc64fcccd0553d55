import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { sellVouchers, sellVouchersRequestSchema } from '../../contract/transactions/vouchers/0234.ts';
import { type Holding, sellRange } from '../../contract/vouchers/holding.ts';
import { VOUCHER_TYPES } from '../../contract/vouchers/types.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';
import { checkForms } from '../vouchers/forms.ts';
import { customerHolder, tellerHolder } from '../vouchers/holder.ts';
import { moveForms, readHolding } from '../vouchers/stock.ts';
import { refuseHolding } from '../vouchers/use.ts';

type Values = z.output<typeof sellVouchersRequestSchema>;

interface Read {
  readonly customer: boolean;
  readonly holding: Holding;
}

/** 0234: cheque books and application forms become a customer's, from the teller's lowest number on (domain: voucher stock, class B). */
export const handler: TransactionHandler<Values, Read> = {
  definition: sellVouchers,
  validate: (values) => {
    const parsed = parseValues(sellVouchersRequestSchema, values);
    if (!parsed.ok) return parsed;
    const forms = checkForms(parsed.value);
    return forms.ok ? parsed : forms;
  },
  needs: () => ({}),
  read: async (tx, { caller, values }) => {
    const customers = tx.selectFrom('customers').select('number').where('number', '=', values.customerNumber);
    return {
      customer: (await customers.executeTakeFirst()) !== undefined,
      holding: await readHolding(tx, tellerHolder(caller.tellerId), values.type),
    };
  },
  post: ({ caller, values }, _situation, { customer, holding }) => {
    const { type, first, last, customerNumber } = values;
    if (VOUCHER_TYPES[type].class !== 'B') return refuse('VOUCHER_NOT_FOR_SALE');
    if (!customer) return refuse('CUSTOMER_UNKNOWN', { number: customerNumber });
    const sold = sellRange(holding, { first, last });
    if (!sold.ok) return refuseHolding(sold.error);
    const { branchCode, tellerId } = caller;
    const forms = { type, range: { first, last }, branchCode, line: 1 };
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      write: async (tx, { entryId }) => {
        await moveForms(tx, { ...forms, entryId, from: tellerHolder(tellerId), to: customerHolder(customerNumber) });
      },
    });
  },
};
