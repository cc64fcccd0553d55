import type { FormsRange } from '../../views/branchCash.ts';
import type { FieldDefinition, Names } from '../definition.ts';

/** One range of forms: kind, first and last number. */
export const formsField = (label: Names) =>
  ({
    name: 'forms',
    type: 'ranges',
    label,
    required: true,
    width: 12,
    most: 1,
  }) as const satisfies FieldDefinition;

/** The range of a field that has exactly one, which its reading has made sure of. */
export const oneRange = ([range]: readonly FormsRange[]): FormsRange => {
  if (range === undefined) throw new Error('A form that was read has no range of forms');
  return { ...range };
};
