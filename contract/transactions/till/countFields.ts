import type { FieldError } from '../../errors/wire.ts';
import type { DenominationCounts } from '../../money/denominations.ts';
import type { FieldDefinition, Names } from '../definition.ts';
import { fieldError } from '../fields.ts';
import { worthOf } from './pieces.ts';

/** Fields of counts that are compared with the books. */

/** Anybody of the branch who handles cash or forms, or decides on them, as central names who may stand by. */
export const ANYBODY = 'teller/seniorTeller/vaultKeeper/supervisor';

/** The teller's own till, or the vault at the counter of its keeper. */
export const ownCountField = (label: Names) =>
  ({
    name: 'denominations',
    type: 'tillCount',
    label,
    required: true,
    width: 12,
    countOf: 'ownTillOrVault',
  }) as const satisfies FieldDefinition;

/**
 * How the count stands against the books, kept by the counter while it is counted: `none`, `over`, `short`, of the vault `vaultOver` and
 * `vaultShort`. Empty while nothing is counted.
 */
export const countDifferenceField = {
  name: 'difference',
  type: 'countDifference',
  label: { zh: '差额', en: 'Difference' },
  required: false,
  width: 12,
  sumOf: 'denominations',
  countOf: 'ownTillOrVault',
} as const satisfies FieldDefinition;

export const explanationField = {
  name: 'explanation',
  type: 'text',
  label: { zh: '差错原因', en: 'Why it differs' },
  maxLength: 500,
  width: 12,
} as const satisfies Omit<FieldDefinition, 'required'>;

export const optionalWitnessField = {
  name: 'witness',
  type: 'witness',
  label: { zh: '第二人', en: 'Second person' },
  required: false,
  width: 12,
} as const satisfies FieldDefinition;

/** Nothing was counted, and it is not known that nothing should be there. */
export const uncounted = (counts: DenominationCounts, difference: string | null): FieldError[] =>
  worthOf(counts) === '0' && difference === null ? [fieldError('denominations', 'FIELD_REQUIRED')] : [];
