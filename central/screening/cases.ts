import { uuidv7 } from 'uuidv7';
import type { Tx } from '../database/serializable.ts';
import { alertBranch, branchOfTeller } from '../events/alert.ts';
import type { Found } from './screen.ts';

/** Whom a review case is about. */
export interface CaseSubject {
  readonly customerNumber: string;
  readonly name: string;
  /** `customer`, or the relationship in which the subject stands to the customer. */
  readonly role: string;
}

/**
 * Puts new likenesses before a reviewer: into the subject's open case, or a new one. What a reviewer has had before for the same
 * subject and the same version of an entry is not put there again. Answers the case, null when nothing is new.
 */
export async function openCase(
  tx: Tx,
  subject: CaseSubject,
  found: readonly Found[],
  opening: { readonly by: string; readonly at: string },
): Promise<string | null> {
  if (found.length === 0) return null;
  const known = await tx
    .selectFrom('screening_hits')
    .select(['list', 'reference', 'version_from'])
    .where('customer_number', '=', subject.customerNumber)
    .where('subject_name', '=', subject.name)
    .execute();
  const had = new Set(known.map(({ list, reference, version_from }) => `${list}/${version_from}/${reference}`));
  const fresh = found.filter(({ list, reference, versionFrom }) => !had.has(`${list}/${versionFrom}/${reference}`));
  if (fresh.length === 0) return null;
  const open = await tx
    .selectFrom('screening_cases')
    .select('id')
    .where('customer_number', '=', subject.customerNumber)
    .where('subject_name', '=', subject.name)
    .where('state', '=', 'open')
    .executeTakeFirst();
  const id = open?.id ?? uuidv7();
  if (open === undefined)
    await tx
      .insertInto('screening_cases')
      .values({
        id,
        customer_number: subject.customerNumber,
        subject_name: subject.name,
        subject_role: subject.role,
        state: 'open',
        opened_at: opening.at,
        opened_by: opening.by,
        decided_at: null,
        decided_by: null,
        decision_reason: null,
      })
      .execute();
  await tx
    .insertInto('screening_hits')
    .values(
      fresh.map(({ list, reference, versionFrom, by, score, matched }) => ({
        customer_number: subject.customerNumber,
        subject_name: subject.name,
        list,
        reference,
        version_from: versionFrom,
        case_id: id,
        found_by: by,
        score: Math.round(score * 10_000),
        matched,
        found_at: opening.at,
      })),
    )
    .execute();
  await tellReviewers(tx, subject, opening);
  return id;
}

/** The branch of whoever brought it up hears of it: the teller of the customer, or the importer of the list. */
async function tellReviewers(tx: Tx, { customerNumber }: CaseSubject, { by, at }: { readonly by: string; readonly at: string }) {
  const branchCode = await branchOfTeller(tx, by);
  const alert = {
    level: 'warning',
    code: 'screeningHit',
    textZh: `客户 ${customerNumber} 或其关系人与名单相似，待复核。`,
    textEn: `Customer ${customerNumber}, or somebody related, resembles an entry of a list; a review waits.`,
  } as const;
  await alertBranch(tx, branchCode, alert, new Date(at));
}
