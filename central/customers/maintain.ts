import type { CustomerChange } from '../../contract/central/ecifData.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { assertNever, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { type ChangeContext, recordChange } from './changeLog.ts';
import type { ChangeResult, Changing } from './changing.ts';
import { addAddress, addPhone, endAddress, endPhone } from './contacts.ts';
import { changeFacts } from './facts.ts';
import { setGrade } from './grades.ts';
import { mayDecide, mayMaintain } from './permissions.ts';
import { putDocument } from './putDocument.ts';
import { addRelationship, endRelationship } from './relationships.ts';
import { setChannelLimit, setService } from './services.ts';

export interface Maintained {
  readonly customerNumber: string;
  readonly version: number;
  readonly changeId: string;
  readonly entryId: string | null;
  readonly reviewCaseId: string | null;
}

function apply(at: Changing, change: CustomerChange): ChangeResult {
  switch (change.what) {
    case 'facts':
      return changeFacts(at, change);
    case 'document':
      return putDocument(at, change);
    case 'address':
      return addAddress(at, change);
    case 'addressEnd':
      return endAddress(at, change.id);
    case 'phone':
      return addPhone(at, change);
    case 'phoneEnd':
      return endPhone(at, change.id);
    case 'relationship':
      return addRelationship(at, change);
    case 'relationshipEnd':
      return endRelationship(at, change.id);
    case 'service':
      return setService(at, change);
    case 'channelLimit':
      return setChannelLimit(at, change);
    case 'grade':
      return setGrade(at, change);
    default:
      return assertNever(change);
  }
}

/**
 * Makes one change of a customer with its row of the history, inside of a transaction. `version`: that on which the change was
 * typed, or null. Tellers maintain; grades belong to the back office and supervisors. Refuses with NOT_PERMITTED,
 * CUSTOMER_UNKNOWN, CUSTOMER_VERSION_DIFFERS and what the change itself refuses with.
 */
export async function maintainCustomer(
  tx: Tx,
  caller: TellerCaller,
  request: { readonly customerNumber: string; readonly version: number | null; readonly change: CustomerChange },
  context: ChangeContext,
): Promise<Result<Maintained, WireError>> {
  const { customerNumber, version, change } = request;
  if (!(change.what === 'grade' ? mayDecide(caller) : mayMaintain(caller))) return refuse('NOT_PERMITTED');
  const customer = await tx.selectFrom('customers').selectAll().where('number', '=', customerNumber).executeTakeFirst();
  if (customer === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber });
  if (version !== null && version !== customer.version) return refuse('CUSTOMER_VERSION_DIFFERS', { version: String(customer.version) });
  const done = await apply({ tx, caller, customer, now: context.now }, change);
  if (!done.ok) return done;
  const next = customer.version + 1;
  await tx.updateTable('customers').set({ version: next }).where('number', '=', customerNumber).execute();
  const { before, after, entryId = null, reviewCaseId = null } = done.value;
  const changeId = await recordChange(tx, caller, context, { customerNumber, what: change.what, before, after });
  return { ok: true, value: { customerNumber, version: next, changeId, entryId, reviewCaseId } };
}
