import { uuidv7 } from 'uuidv7';
import type { CustomerChange } from '../../contract/central/ecifData.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import { openCase } from '../screening/cases.ts';
import { screenSubject } from '../screening/screen.ts';
import type { ChangeResult, Changing } from './changing.ts';
import { readIdentity } from './identity.ts';
import { readName } from './identityData.ts';
import { isName } from './names.ts';
import { refuseChange } from './refuseChange.ts';
import { type Other, relationshipRule } from './relationshipRules.ts';

type Relationship = Extract<CustomerChange, { what: 'relationship' }>;

/** The other one: a customer, whose own record counts, or somebody with name and document. */
async function readOther({ tx, customer }: Changing, { other }: Relationship): Promise<Result<Other, WireError>> {
  if (other.customerNumber !== null) {
    const { customerNumber } = other;
    if (customerNumber === customer.number) return refuseChange('不能与本人建立关系', 'nobody is related to themselves');
    const row = await tx.selectFrom('customers').selectAll().where('number', '=', customerNumber).executeTakeFirst();
    if (row === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber });
    return { ok: true, value: { customerNumber, kind: row.kind, name: row.name, idType: row.id_type, idNumber: row.id_number } };
  }
  if (other.idType === null || other.idNumber === null) return refuseChange('须登记关系人的证件', 'the other one’s document is needed');
  const identity = readIdentity(other.idType, other.idNumber);
  const name = readName(other.name);
  if (identity === null)
    return refuse('INPUT_INVALID', { reason: 'other.idNumber' }, [
      { field: 'other.idNumber', code: 'ID_NUMBER_INVALID', details: { reason: 'form or check character' } },
    ]);
  const kind = other.idType === 'creditCode' ? 'company' : 'person';
  if (!isName(name, kind)) return refuseChange('关系人姓名不正确', 'the other one’s name is none');
  return { ok: true, value: { customerNumber: null, kind, name, idType: other.idType, idNumber: identity.idNumber } };
}

/** Adds a relationship with its dates; the other one is screened like a customer. */
export async function addRelationship(at: Changing, change: Relationship): ChangeResult {
  const { tx, caller, customer, now } = at;
  const read = await readOther(at, change);
  if (!read.ok) return read;
  const other = read.value;
  const refused = await relationshipRule(at, change, other);
  if (refused !== null) return { ok: false, error: refused };
  const id = uuidv7();
  const { kind, shareBp, scope, validFrom, validUntil } = change;
  await tx
    .insertInto('customer_relationships')
    .values({
      id,
      customer_number: customer.number,
      kind,
      other_customer_number: other.customerNumber,
      other_name: other.name,
      other_id_type: other.idType,
      other_id_number: other.idNumber,
      share_bp: shareBp,
      scope,
      valid_from: validFrom,
      valid_until: validUntil,
    })
    .execute();
  const subject = { kind: other.kind === 'company' ? ('organisation' as const) : ('person' as const), name: other.name };
  const found = await screenSubject(tx, { ...subject, documents: other.idNumber === null ? [] : [other.idNumber] });
  const opening = { by: caller.tellerId, at: now };
  const reviewCaseId = await openCase(tx, { customerNumber: customer.number, name: other.name, role: kind }, found, opening);
  const after = { id, kind, other, shareBp, scope, validFrom, validUntil };
  return { ok: true, value: { before: null, after, entryId: id, reviewCaseId } };
}

/** Ends a relationship today; it stays readable. */
export async function endRelationship({ tx, caller, customer }: Changing, id: string): ChangeResult {
  const row = await tx
    .selectFrom('customer_relationships')
    .selectAll()
    .where('id', '=', id)
    .where('customer_number', '=', customer.number)
    .executeTakeFirst();
  const today = caller.businessDate;
  if (row === undefined || (row.valid_until !== null && row.valid_until <= today)) return refuse('CUSTOMER_ENTRY_UNKNOWN');
  const until = row.valid_from > today ? row.valid_from : today;
  await tx.updateTable('customer_relationships').set({ valid_until: until }).where('id', '=', id).execute();
  const before = { id, kind: row.kind, otherName: row.other_name, validUntil: row.valid_until };
  return { ok: true, value: { before, after: { id, validUntil: until }, entryId: id } };
}
