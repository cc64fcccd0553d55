import type { Accepted } from '../central/transactions.ts';
import { minorUnitsSchema } from '../money/amount.ts';
import { plainAmount } from './amounts.ts';
import { headOf, type Printing } from './head.ts';
import type { SlipInput, SlipRow } from './inputs.ts';

interface Names {
  readonly zh: string;
}

/** A field of a transaction as far as a paper needs it; the catalogue's field definitions are such. */
export interface SlipLabel {
  readonly name: string;
  readonly type: string;
  readonly label: Names;
  readonly options?: readonly { readonly value: string; readonly label: Names }[];
}

export interface SlipSource {
  /** Of the transaction. */
  readonly names: Names;
  readonly accepted: Accepted;
  /** The posted request. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Which of the values to print, in this order, and what they are called. */
  readonly labels: readonly SlipLabel[];
  /** The other side of a transfer or remittance, where there is one. */
  readonly counterparty?: { readonly name: string; readonly accountNumber: string } | null;
  readonly printing: Printing;
}

// Counted pieces have their own paper; who is the witness is said by the overrides.
const NOT_ON_SLIPS: ReadonlySet<string> = new Set(['denominations', 'tillCount']);

/** A value as it is said on paper; empty for what has no text of its own. */
function textOf({ type, options }: SlipLabel, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (type === 'amount') {
    const amount = minorUnitsSchema.safeParse(value);
    return amount.success ? plainAmount(amount.data) : value;
  }
  return options?.find((option) => option.value === value)?.label.zh ?? value;
}

/** The rows of a slip: each labelled value that is neither empty nor said elsewhere on it. */
export function slipRows(
  labels: readonly SlipLabel[],
  values: Readonly<Record<string, unknown>>,
  saidAlready: ReadonlySet<string>,
): SlipRow[] {
  return labels
    .filter(({ type }) => !NOT_ON_SLIPS.has(type))
    .map((label) => ({ label: label.label.zh, value: textOf(label, values[label.name]) }))
    .filter(({ value }) => value !== '' && !saidAlready.has(value));
}

const isZero = (amount: string): boolean => amount === '0';

/**
 * The general slip of an accepted posting. Account and amount are central's words, not the form's: what is printed is what was booked. The amount is left out where nothing was moved, and
 * the balance always: slips lie about.
 */
export function slipOf({ names, accepted, values, labels, counterparty = null, printing }: SlipSource): SlipInput {
  const { account, amount, currency } = accepted;
  const said = new Set([account?.number ?? '', counterparty?.accountNumber ?? '', counterparty?.name ?? '']);
  const rows = slipRows(
    labels.filter(({ name, type }) => !(type === 'amount' && values[name] === amount)),
    values,
    said,
  );
  return {
    kind: 'slip',
    ...headOf(printing, accepted),
    title: `${names.zh}凭证`,
    account: account === null ? null : { name: account.holderName, accountNumber: account.number },
    counterparty: counterparty === null ? null : { name: counterparty.name, accountNumber: counterparty.accountNumber },
    amount: isZero(amount) ? null : { currency, amount },
    rows: [...(account === null ? [] : [{ label: '产品', value: account.productNameZh }]), ...rows],
  };
}
