import type { ErrorCode } from '../../contract/errors/codes.ts';
import type { WireError } from '../../contract/errors/wire.ts';

type Told = Pick<WireError, 'code' | 'details'>;
type Words = Readonly<Record<string, string>>;

/** Which detail of a refusal holds codes that have words of their own, alone or as a list. */
export const CODED = {
  HOLD_REFUSED: 'reason',
  REVERSAL_REFUSED: 'reason',
  ACCOUNT_CLASS_LIMIT: 'problem',
  AGENCY_REFUSED: 'refusals',
  MEDIUM_NOT_FOR_THIS: 'medium',
  PRODUCT_NOT_FOR_THIS: 'reason',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type RefusalWords = Readonly<Record<keyof typeof CODED, Words>>;

const isCoded = (code: ErrorCode): code is keyof typeof CODED => Object.hasOwn(CODED, code);

/** A refusal with the codes in it turned into words; a code without words stays as it came. */
export const refusalInWords = ({ code, details }: Told, words: RefusalWords): Told => {
  if (!isCoded(code)) return { code, details };
  const detail = CODED[code];
  const known = words[code];
  const said = (details[detail] ?? '')
    .split(', ')
    .map((each) => (Object.hasOwn(known, each) ? (known[each] ?? each) : each))
    .join('、');
  return { code, details: { ...details, [detail]: said } };
};
