import { addMonths, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { CNY } from '../../contract/money/currency.ts';
import { UNREACHABLE_MONTHS } from '../../contract/payments/remittanceReturn.ts';
import type { Tx } from '../database/serializable.ts';
import { bookEntries, systemEntry } from '../endOfDay/book.ts';
import { chunkOf, type Step } from '../endOfDay/step.ts';
import { between } from '../ledger/pairs.ts';
import { sendBack } from './giveBack.ts';
import { noteStep } from './steps.ts';
import { IN_FLIGHT } from './subjects.ts';
import { waitsOn } from './suspended.ts';

/** The last day of notice for which two months are over when the next date opens. */
const noticedBy = (nextDate: BusinessDate): BusinessDate => addMonths(nextDate, -UNREACHABLE_MONTHS);

const due = (tx: Tx, nextDate: BusinessDate) =>
  tx
    .selectFrom('remittances_in')
    .where('state', '=', 'suspense')
    .where('kind', '=', 'payment')
    .where('noticed_on', '<=', noticedBy(nextDate));

/**
 * Incoming payments whose payee could not be reached for two months go back (domain: payment systems, return), by the system that they came by.
 */
export const returnUncollected: Step = {
  name: 'returnUncollected',
  count: async ({ tx, nextDate }) =>
    (
      await due(tx, nextDate)
        .select((eb) => eb.fn.countAll<bigint>().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  work: async (run, after, limit) => {
    const { tx, businessDate, nextDate, now } = run;
    const rows = await due(tx, nextDate)
      .selectAll()
      .$if(after !== '', (list) => list.where('number', '>', after))
      .orderBy('number')
      .limit(limit)
      .execute();
    for (const row of rows) {
      const entry = systemEntry(
        row.branch_code,
        between(waitsOn(row), { subject: IN_FLIGHT, owner: null, branchCode: row.branch_code }, CNY, row.amount),
      );
      await bookEntries(run, [entry]);
      const { trace_number: traceNumber } = await tx
        .selectFrom('journal_entry')
        .select('trace_number')
        .where('id', '=', entry.id)
        .executeTakeFirstOrThrow();
      await tx
        .updateTable('remittances_in')
        .set({ state: 'returned', settled_to: traceNumber, settled_entry: entry.id, settled_by: null, settled_on: businessDate })
        .where('number', '=', row.number)
        .execute();
      await noteStep(tx, { number: row.number, state: 'returned', entryId: entry.id, tellerId: null, note: 'UNREACHABLE', at: now });
      await sendBack(tx, row, {
        traceNumber,
        entryId: entry.id,
        businessDate,
        postedAt: now,
        tellerId: null,
        // The route of the way it came takes it back, whatever the limits are today.
        route: row.route,
        workday: nextDate,
        waitsUntil: null,
        payeeBankName: '',
        purpose: '满两个月无法通知收款人，退汇',
      });
    }
    return chunkOf(rows.map(({ number }) => number));
  },
};
