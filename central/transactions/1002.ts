import { sql } from 'kysely';
import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { maintainCustomerFile, maintainCustomerRequestSchema } from '../../contract/transactions/customer/1002.ts';
import { isQuote } from '../accounts/quoting.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import { maintainCustomer } from '../customers/maintain.ts';
import type { Tx } from '../database/serializable.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof maintainCustomerRequestSchema>;

/**
 * What becomes of the change. A quote cannot write and sees the version only. A posting makes the change and takes it back again, because a
 * change is judged where it is made, and a plan must not refuse any more when it is written. Only identifiers differ the second time.
 */
async function tryChange(tx: Tx, caller: TellerCaller, values: Values): Promise<Result<number, WireError>> {
  const { customerNumber, version } = values;
  const customer = await tx.selectFrom('customers').select('version').where('number', '=', customerNumber).executeTakeFirst();
  if (customer === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber });
  if (version !== null && version !== customer.version) {
    const details = { version: String(customer.version) };
    return refuse('CUSTOMER_VERSION_DIFFERS', details, [{ field: 'version', code: 'CUSTOMER_VERSION_DIFFERS', details }]);
  }
  if (await isQuote(tx)) return ok(customer.version + 1);
  await sql`savepoint change_tried`.execute(tx);
  const tried = await maintainCustomer(tx, caller, values, { clientKey: null, now: new Date(0).toISOString() });
  await sql`rollback to savepoint change_tried`.execute(tx);
  return tried.ok ? ok(tried.value.version) : tried;
}

/** 1002 maintain a customer: one change, with the state before and after in the customer's history. */
export const handler: TransactionHandler<Values, Result<number, WireError>> = {
  definition: maintainCustomerFile,
  validate: (values) => parseValues(maintainCustomerRequestSchema, values),
  needs: () => ({}),
  read: (tx, { caller, values }) => tryChange(tx, caller, values),
  post: ({ caller, values }, _situation, version) => {
    if (!version.ok) return version;
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      result: { customerNumber: values.customerNumber, version: version.value, what: values.change.what },
      write: async (tx, { postedAt }) => {
        const made = await maintainCustomer(tx, caller, values, { clientKey: null, now: postedAt });
        if (!made.ok) throw new Error(`Tried and then refused: ${made.error.code}`);
      },
    });
  },
};
