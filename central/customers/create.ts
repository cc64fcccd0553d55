import { uuidv7 } from 'uuidv7';
import type { CustomerData } from '../../contract/central/ecifData.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { TellerCaller } from '../central.ts';
import type { Tx } from '../database/serializable.ts';
import { openCase } from '../screening/cases.ts';
import { type ChangeContext, recordChange } from './changeLog.ts';
import { documentDates } from './documentDates.ts';
import { type Checked, checkExistence } from './existence.ts';
import type { ReadIdentityData } from './identityData.ts';
import { nameColumns, writeNameParts } from './names.ts';
import { proposeCustomerNumber } from './numbers.ts';

/** What makes a creation a decision of the teller, not of chance. */
export interface CreateContext extends ChangeContext {
  /** Customer numbers of all candidates that the teller has compared. */
  readonly seenCandidates: readonly string[];
  /** The supervisor who allowed a grey-list hit, from an override that the caller of this function has verified. */
  readonly greyAllowedBy: string | null;
  /** A free number that was chosen in the same transaction, by who must name it before the customer is written. */
  readonly customerNumber?: string;
}

export interface Created {
  readonly customerNumber: string;
  /** The review that a likeness to a sanction list has opened. */
  readonly reviewCaseId: string | null;
}

/** Why this may not be created, or null. */
function refusalOf(
  { existence }: Checked,
  caller: TellerCaller,
  context: Pick<CreateContext, 'seenCandidates' | 'greyAllowedBy'>,
): WireError | null {
  const { verdict, existing, candidates } = existence;
  if (verdict === 'blocked') return refuse('CUSTOMER_BLACKLISTED').error;
  if (existing !== null) return refuse('CUSTOMER_EXISTS', { customerNumber: existing.customerNumber }).error;
  const unseen = candidates.map(({ customerNumber }) => customerNumber).filter((number) => !context.seenCandidates.includes(number));
  if (unseen.length > 0) return refuse('CUSTOMER_CANDIDATES', { candidates: unseen.slice(0, 50).join(', ') }).error;
  if (!existence.overrideNeeded) return null;
  if (context.greyAllowedBy === null) return refuse('CUSTOMER_GREY_LISTED').error;
  return context.greyAllowedBy === caller.tellerId ? refuse('MAKER_IS_CHECKER').error : null;
}

async function insertCustomer(tx: Tx, data: ReadIdentityData, given: CustomerData, since: string, wanted?: string): Promise<string> {
  const [main] = given.addresses;
  for (let number = wanted ?? proposeCustomerNumber(); ; number = proposeCustomerNumber()) {
    const row = await tx
      .insertInto('customers')
      .values({
        number,
        kind: data.kind,
        ...nameColumns(data.name, data.kind),
        id_type: data.identity.idType,
        id_number: data.identity.idNumber,
        phone: data.phone ?? '',
        birth_date: data.birthDate,
        sex: data.kind === 'person' ? (data.identity.sex ?? given.sex) : null,
        nationality: given.nationality,
        occupation: given.occupation,
        address: main?.address ?? '',
        grade_code: null,
        grade_since: null,
        since,
      })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .returning(['number', 'search_name'])
      .executeTakeFirst();
    if (row === undefined) continue;
    await writeNameParts(tx, [row]);
    return row.number;
  }
}

async function insertDetails(tx: Tx, customerNumber: string, data: ReadIdentityData, given: CustomerData, since: string): Promise<void> {
  const dated = { customer_number: customerNumber, valid_from: since, valid_until: null };
  await tx
    .insertInto('customer_documents')
    .values({
      identity_key: data.identity.key,
      customer_number: customerNumber,
      id_type: data.identity.idType,
      id_number: data.identity.idNumber,
      issuer_country: given.issuerCountry,
      issued_on: given.issuedOn,
      expires_on: given.expiresOn,
      main: true,
    })
    .execute();
  await tx
    .insertInto('customer_addresses')
    .values(given.addresses.map((address) => ({ id: uuidv7(), ...dated, ...address })))
    .execute();
  await tx
    .insertInto('customer_phones')
    .values({ id: uuidv7(), ...dated, kind: data.kind === 'person' ? ('mobile' as const) : ('work' as const), phone: data.phone ?? '' })
    .execute();
}

/**
 * Whether this customer may be created as things stand: the existence check, the document's dates, what a record cannot be without, lists.
 * Changes nothing. Refuses as `createCustomer` does.
 */
export async function judgeCreation(
  tx: Tx,
  caller: TellerCaller,
  given: CustomerData,
  context: Pick<CreateContext, 'seenCandidates' | 'greyAllowedBy'>,
): Promise<Result<Checked, WireError>> {
  const { kind, name, idType, idNumber, birthDate, phone } = given;
  const checked = await checkExistence(tx, { kind, name, idType, idNumber, birthDate, phone }, caller.businessDate);
  if (!checked.ok) return checked;
  const { data } = checked.value;
  const dates = documentDates(given, caller.businessDate);
  if (dates !== null) return { ok: false, error: dates };
  if (given.sex !== null && data.identity.sex !== null && given.sex !== data.identity.sex)
    return refuse('INPUT_INVALID', { reason: 'sex' }, [
      { field: 'sex', code: 'ID_NUMBER_INVALID', details: { reason: 'the number says otherwise' } },
    ]);
  const required = missing(data, given);
  if (required !== null) return refuse('INPUT_INVALID', { reason: required }, [{ field: required, code: 'FIELD_REQUIRED', details: {} }]);
  const refusal = refusalOf(checked.value, caller, context);
  return refusal === null ? checked : { ok: false, error: refusal };
}

/**
 * Gives a new customer a number, inside of a transaction. The existence check is part of it, so that of two creations of one
 * person one is refused with CUSTOMER_EXISTS and the other's number: the transaction that loses is retried and finds it.
 * Refuses with CUSTOMER_BLACKLISTED, CUSTOMER_CANDIDATES, CUSTOMER_GREY_LISTED, MAKER_IS_CHECKER, and INPUT_INVALID with fields.
 */
export async function createCustomer(
  tx: Tx,
  caller: TellerCaller,
  given: CustomerData,
  context: CreateContext,
): Promise<Result<Created, WireError>> {
  const since = caller.businessDate;
  const judged = await judgeCreation(tx, caller, given, context);
  if (!judged.ok) return judged;
  const { data, screening } = judged.value;
  const customerNumber = await insertCustomer(tx, data, given, since, context.customerNumber);
  await insertDetails(tx, customerNumber, data, given, since);
  const after = { ...given, name: data.name, idNumber: data.identity.idNumber, phone: data.phone, birthDate: data.birthDate };
  const decision = { seenCandidates: context.seenCandidates, greyAllowedBy: context.greyAllowedBy };
  await recordChange(tx, caller, context, { customerNumber, what: 'create', before: null, after: { ...after, ...decision } });
  const subject = { customerNumber, name: data.name, role: 'customer' };
  const reviewCaseId = await openCase(tx, subject, screening, { by: caller.tellerId, at: context.now });
  return { ok: true, value: { customerNumber, reviewCaseId } };
}

/** What a person's record cannot be without, where the document does not say it. */
function missing(data: ReadIdentityData, given: CustomerData): string | null {
  if (data.phone === null) return 'phone';
  if (data.kind === 'company') return null;
  if (data.birthDate === null) return 'birthDate';
  return (data.identity.sex ?? given.sex) === null ? 'sex' : null;
}
