import type { CustomerChange } from '../../contract/central/ecifData.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { IdType } from '../../contract/views/customer.ts';
import type { Changing } from './changing.ts';
import { refuseChange } from './refuseChange.ts';

type Relationship = Extract<CustomerChange, { what: 'relationship' }>;

/** The other one of a relationship, read. */
export interface Other {
  readonly customerNumber: string | null;
  readonly kind: 'person' | 'company';
  readonly name: string;
  readonly idType: IdType | null;
  readonly idNumber: string | null;
}

type Party = 'person' | 'company' | 'any';

/** Who may stand in which relationship, whether it needs a share, and how many there may be at a time. */
const RULES: Readonly<
  Record<Relationship['kind'], { readonly of: Party; readonly other: Party; readonly share: 'must' | 'may' | 'no'; readonly one: boolean }>
> = {
  spouse: { of: 'person', other: 'person', share: 'no', one: true },
  guardian: { of: 'person', other: 'any', share: 'no', one: false },
  legalRepresentative: { of: 'company', other: 'person', share: 'no', one: true },
  shareholder: { of: 'company', other: 'any', share: 'must', one: false },
  beneficialOwner: { of: 'company', other: 'person', share: 'may', one: false },
  authorisedAgent: { of: 'any', other: 'any', share: 'no', one: false },
};

const WHOLE_BP = 10_000;

const fits = (party: Party, kind: 'person' | 'company'): boolean => party === 'any' || party === kind;

/** Which rule a new relationship would break, or null. Relationships whose days do not overlap with the new one's do not count. */
export async function relationshipRule({ tx, customer }: Changing, change: Relationship, other: Other): Promise<WireError | null> {
  const rule = RULES[change.kind];
  const { validFrom, validUntil, shareBp } = change;
  if (!fits(rule.of, customer.kind) || !fits(rule.other, other.kind))
    return refuseChange('此类关系不适用于该客户', 'this relationship does not exist between these two').error;
  if (validUntil !== null && validUntil <= validFrom) return refuseChange('截止日期须晚于起始日期', 'it ends before it begins').error;
  if (rule.share === 'must' && shareBp === null) return refuseChange('须填写持股比例', 'the share is needed').error;
  if (rule.share === 'no' && shareBp !== null) return refuseChange('此类关系没有比例', 'this relationship has no share').error;
  const rows = await tx
    .selectFrom('customer_relationships')
    .selectAll()
    .where('customer_number', '=', customer.number)
    .where('kind', '=', change.kind)
    .execute();
  const meanwhile = rows.filter(
    (row) => (validUntil === null || row.valid_from < validUntil) && (row.valid_until === null || row.valid_until > validFrom),
  );
  if (meanwhile.some((row) => row.other_id_type === other.idType && row.other_id_number === other.idNumber))
    return refuseChange('该关系已登记', 'this relationship is on file already').error;
  if (rule.one && meanwhile.length > 0) return refuseChange('须先终止原有关系', 'the one on file is ended first').error;
  const total = meanwhile.reduce((sum, row) => sum + (row.share_bp ?? 0), shareBp ?? 0);
  if (change.kind === 'shareholder' && total > WHOLE_BP)
    return refuseChange('持股比例合计超过 100%', 'the shares exceed 100 per cent').error;
  return null;
}
