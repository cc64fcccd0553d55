import { uuidv7 } from 'uuidv7';
import type { CustomerChange } from '../../contract/central/ecifData.ts';
import type { ChangeResult, Changing } from './changing.ts';
import { refuseChange } from './refuseChange.ts';

type Grade = Extract<CustomerChange, { what: 'grade' }>;

/**
 * Stores a grade with its basis and date. It follows averages over a period with delay (domain: ECIF), so that an older decision
 * that arrives later goes into the history only.
 */
export async function setGrade({ tx, caller, customer, now }: Changing, change: Grade): ChangeResult {
  const { gradeCode, gradedOn, basis } = change;
  if (gradedOn > caller.businessDate) return refuseChange('评定日期在将来', 'the date is in the future');
  const grade = await tx.selectFrom('customer_grades').select('code').where('code', '=', gradeCode).executeTakeFirst();
  if (grade === undefined) return refuseChange('没有此等级', 'there is no such grade');
  const id = uuidv7();
  await tx
    .insertInto('customer_grade_history')
    .values({
      id,
      customer_number: customer.number,
      grade_code: gradeCode,
      graded_on: gradedOn,
      basis,
      teller_id: caller.tellerId,
      recorded_at: now,
    })
    .execute();
  if (customer.grade_since === null || gradedOn >= customer.grade_since)
    await tx
      .updateTable('customers')
      .set({ grade_code: gradeCode, grade_since: gradedOn, grade_basis: basis })
      .where('number', '=', customer.number)
      .execute();
  const before = { gradeCode: customer.grade_code, gradedOn: customer.grade_since, basis: customer.grade_basis };
  return { ok: true, value: { before, after: { gradeCode, gradedOn, basis }, entryId: id } };
}
