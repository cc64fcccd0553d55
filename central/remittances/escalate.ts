import type { Tx } from '../database/serializable.ts';
import { chunkOf, type Step } from '../endOfDay/step.ts';
import { alertBranch } from '../events/alert.ts';

const overdue = (tx: Tx, date: string) =>
  tx.selectFrom('remittance_inquiries').where('state', '=', 'open').where('escalated_on', 'is', null).where('escalates_on', '<=', date);

/** Inquiries that nobody has answered by the third working day go up (domain: workflows, inquiry and reply). */
export const escalateInquiries: Step = {
  name: 'escalateInquiries',
  count: async ({ tx, nextDate }) =>
    (
      await overdue(tx, nextDate)
        .select((eb) => eb.fn.countAll<bigint>().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  work: async ({ tx, nextDate, now }, after, limit) => {
    const due = await overdue(tx, nextDate)
      .select(['number', 'branch_code', 'side'])
      .$if(after !== '', (list) => list.where('number', '>', after))
      .orderBy('number')
      .limit(limit)
      .execute();
    for (const { number, branch_code, side } of due) {
      await tx.updateTable('remittance_inquiries').set({ escalated_on: nextDate }).where('number', '=', number).execute();
      const alert = {
        level: 'warning',
        code: 'inquiryOverdue',
        textZh: side === 'ours' ? `查询书 ${number} 满三个工作日未获查复，已升级。` : `查询书 ${number} 满三个工作日本行未查复，已升级。`,
        textEn: `Inquiry ${number} has had no reply for three working days and goes up.`,
      } as const;
      await alertBranch(tx, branch_code, alert, new Date(now));
    }
    return chunkOf(due.map(({ number }) => number));
  },
};
