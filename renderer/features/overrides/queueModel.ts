import type { OverrideView } from '../../../contract/central/overrides.ts';
import { formatAmount, fromWire, minorUnitsSchema } from '../../../contract/money/amount.ts';
import type { Currency } from '../../../contract/money/currency.ts';
import { CNY_DENOMINATIONS } from '../../../contract/money/denominations.ts';
import type { FieldDefinition, Names, TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { DECIDING_ROLES } from '../../../contract/transactions/overrides/1701.ts';
import type { Role } from '../../../contract/views/session.ts';

/** Why a request cannot be decided at this counter; null: it can. */
export type Hindrance = 'own' | 'local';

export const hindranceOf = (request: OverrideView, tellerId: string | undefined): Hindrance | null => {
  if (request.requestedBy.tellerId === tellerId) return 'own';
  return request.kind === 'local' ? 'local' : null;
};

/** How many wait for this person: not their own, and not those that are met at the requester's PC. */
export const toDecide = (requests: readonly OverrideView[], tellerId: string | undefined): number =>
  requests.filter((request) => hindranceOf(request, tellerId) === null).length;

export const mayDecide = (roles: readonly Role[]): boolean => DECIDING_ROLES.some((role) => roles.includes(role));

/** One line of a request's form. */
export interface Line {
  readonly name: string;
  readonly label: Names | null;
  readonly value: string;
  readonly figures: boolean;
}

const pieces = (counts: object, language: 'zh' | 'en'): string =>
  Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([id, count]) => `${CNY_DENOMINATIONS.items.find((item) => item.id === id)?.name[language] ?? id} × ${String(count)}`)
    .join(language === 'zh' ? '，' : ', ');

/** Proofs of identity are nobody's to read; who gave one is. */
const withoutProofs = (value: object): object => Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'proof'));

const textOf = (value: unknown, field: FieldDefinition | undefined, currency: Currency, language: 'zh' | 'en'): string => {
  if (value === null || value === undefined || value === '') return '—';
  if (field?.type === 'amount' && typeof value === 'string') {
    const minor = minorUnitsSchema.safeParse(value);
    return minor.success ? formatAmount(fromWire(minor.data), currency) : value;
  }
  if (field?.type === 'choice') return field.options?.find((option) => option.value === value)?.label[language] ?? String(value);
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if (field?.type === 'denominations' || field?.type === 'tillCount') return pieces(value, language);
  return Object.entries(withoutProofs(value))
    .map(([key, each]) => `${key} ${typeof each === 'object' ? JSON.stringify(each) : String(each)}`)
    .join(language === 'zh' ? '，' : ', ');
};

/**
 * The form as it will be posted, whole: the fields of the catalogue entry in its order under its names, then what the request holds besides.
 */
export const formLines = (request: OverrideView, definition: TransactionDefinition | undefined, language: 'zh' | 'en'): Line[] => {
  const fields = definition?.fields ?? [];
  const named = fields.filter(({ name }) => request.values[name] !== undefined && request.values[name] !== null);
  const others = Object.keys(request.values).filter((name) => !fields.some((field) => field.name === name));
  const line = (name: string, field: FieldDefinition | undefined): Line => ({
    name,
    label: field?.label ?? null,
    value: textOf(request.values[name], field, request.currency, language),
    figures: field?.type === 'amount' || field?.type === 'account',
  });
  return [...named.map((field) => line(field.name, field)), ...others.map((name) => line(name, undefined))];
};
