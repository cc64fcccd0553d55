import type { FieldError } from '../../errors/wire.ts';
import type { FieldDefinition, FormSide } from '../definition.ts';
import { fieldError } from '../fields.ts';

/** Fields of everything that goes from one person to another in two steps: given, then accepted or returned (domain: cash moves). */

export const GIVE = { value: 'give', label: { zh: '交出', en: 'Give' } } as const;
export const ACCEPT = { value: 'accept', label: { zh: '接收', en: 'Accept' } } as const;
export const RETURN = { value: 'return', label: { zh: '退回', en: 'Return' } } as const;

export const stepField = {
  name: 'step',
  type: 'choice',
  label: { zh: '步骤', en: 'Step' },
  required: true,
  width: 12,
} as const satisfies FieldDefinition;

/** What is on its way: for whoever accepts, what waits for them; for whoever returns, what they have given as well. */
export const transferField = {
  name: 'transfer',
  type: 'transfer',
  label: { zh: '在途项目', en: 'On its way' },
  required: true,
  width: 12,
  when: { field: 'step', is: ['accept', 'return'] },
} as const satisfies FieldDefinition;

export const tokenField = {
  name: 'token',
  type: 'text',
  label: { zh: '交接码', en: 'Token' },
  required: true,
  maxLength: 20,
  width: 6,
  hint: { zh: '请交出人告知，八位字母和数字', en: 'The giver tells it: eight letters and digits' },
  shape: /^[0-9A-Za-z]{8}$/,
  shapeHint: { zh: '8 位字母和数字', en: '8 letters and digits' },
  when: { field: 'step', is: ['accept'] },
} as const satisfies FieldDefinition;

export const returnReasonField = {
  name: 'reason',
  type: 'text',
  label: { zh: '退回原因', en: 'Why it is returned' },
  required: true,
  maxLength: 200,
  width: 12,
  when: { field: 'step', is: ['return'] },
} as const satisfies FieldDefinition;

/** A second person, at the steps that need one. */
export const witnessAt = <const S extends readonly string[]>(is: S) =>
  ({
    name: 'witness',
    type: 'witness',
    label: { zh: '第二人', en: 'Second person' },
    required: true,
    width: 12,
    when: { field: 'step', is },
  }) as const satisfies FieldDefinition;

/** A step that needs the teller's own till, at a counter that has none. */
export const withoutTill = (field: string, needsTill: boolean, { tillId }: FormSide): FieldError[] =>
  needsTill && tillId === null ? [fieldError(field, 'TILL_NOT_OPEN')] : [];

/** Something that waits for somebody else is not to be accepted here. */
export const notForMe = (step: string, transfer: { readonly number: string; readonly receiver: string } | null, { tellerId }: FormSide) =>
  step === 'accept' && transfer !== null && tellerId !== '' && transfer.receiver !== tellerId
    ? [fieldError('transfer', 'TRANSFER_NOT_YOURS', { number: transfer.number })]
    : [];
