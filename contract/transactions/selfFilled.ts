import type { FieldDefinition, FieldType, FormValues } from './definition.ts';

/** Types that the counter fills in by itself: what they hold was not typed by anybody and is nothing to lose. */
const SELF_FILLED: ReadonlySet<FieldType> = new Set(['branchDay', 'countDifference']);

/** What of a form was typed or chosen. */
export const typedValues = (values: FormValues, fields: readonly FieldDefinition[]): unknown[] =>
  Object.entries(values)
    .filter(([name]) => !fields.some((field) => field.name === name && SELF_FILLED.has(field.type)))
    .map(([, value]) => value);
