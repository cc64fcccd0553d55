import type { CustomerChange } from '../../contract/central/ecifData.ts';
import { refuse } from '../answer.ts';
import { openCase } from '../screening/cases.ts';
import { screenSubject } from '../screening/screen.ts';
import type { ChangeResult, Changing } from './changing.ts';
import { readIdentity } from './identity.ts';
import { readName } from './identityData.ts';
import { isName, nameColumns, writeNameParts } from './names.ts';
import { refuseChange } from './refuseChange.ts';

type Facts = Extract<CustomerChange, { what: 'facts' }>;

/** A new name is screened as a new customer's is. */
async function rename({ tx, caller, customer, now }: Changing, name: string): Promise<string | null> {
  const columns = nameColumns(name, customer.kind);
  await tx.updateTable('customers').set(columns).where('number', '=', customer.number).execute();
  await writeNameParts(tx, [{ number: customer.number, search_name: columns.search_name }]);
  const kind = customer.kind === 'company' ? 'organisation' : 'person';
  const found = await screenSubject(tx, { kind, name, documents: [customer.id_number] });
  return await openCase(tx, { customerNumber: customer.number, name, role: 'customer' }, found, { by: caller.tellerId, at: now });
}

/** Name, birth date, sex, nationality, occupation. What the main document's number says cannot be contradicted. */
export async function changeFacts(at: Changing, change: Facts): ChangeResult {
  const { tx, caller, customer } = at;
  const { what: _what, name: typed, birthDate, ...rest } = change;
  const name = typed === undefined ? undefined : readName(typed);
  if (name !== undefined && !isName(name, customer.kind))
    return refuse('INPUT_INVALID', { reason: 'name' }, [{ field: 'name', code: 'INPUT_INVALID', details: { reason: 'not a name' } }]);
  const identity = readIdentity(customer.id_type, customer.id_number);
  if (customer.kind === 'company' && (birthDate !== undefined || rest.sex !== undefined))
    return refuseChange('单位客户没有出生日期和性别', 'a company has neither birth date nor sex');
  if (birthDate !== undefined && birthDate > caller.businessDate) return refuseChange('出生日期在将来', 'the birth date is in the future');
  const contradicts =
    (birthDate !== undefined && identity?.birthDate != null && identity.birthDate !== birthDate) ||
    (rest.sex !== undefined && identity?.sex != null && identity.sex !== rest.sex);
  if (contradicts) return refuseChange('与身份证号码所载不符', 'the resident ID number says otherwise');
  const columns = {
    ...(birthDate === undefined ? {} : { birth_date: birthDate }),
    ...(rest.sex === undefined ? {} : { sex: rest.sex }),
    ...(rest.nationality === undefined ? {} : { nationality: rest.nationality }),
    ...(rest.occupation === undefined ? {} : { occupation: rest.occupation }),
  };
  if (name === undefined && Object.keys(columns).length === 0) return refuseChange('没有任何修改', 'nothing was changed');
  if (Object.keys(columns).length > 0) await tx.updateTable('customers').set(columns).where('number', '=', customer.number).execute();
  const reviewCaseId = name === undefined ? null : await rename(at, name);
  const before = {
    ...(name === undefined ? {} : { name: customer.name }),
    ...(birthDate === undefined ? {} : { birthDate: customer.birth_date }),
    ...(rest.sex === undefined ? {} : { sex: customer.sex }),
    ...(rest.nationality === undefined ? {} : { nationality: customer.nationality }),
    ...(rest.occupation === undefined ? {} : { occupation: customer.occupation }),
  };
  const after = { ...(name === undefined ? {} : { name }), ...(birthDate === undefined ? {} : { birthDate }), ...rest };
  return { ok: true, value: { before, after, reviewCaseId } };
}
