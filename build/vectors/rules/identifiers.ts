import { parseBankCode } from '../../../contract/identifiers/bankCode.ts';
import { parseBic } from '../../../contract/identifiers/bic.ts';
import { parseIban } from '../../../contract/identifiers/iban.ts';
import { parseInterbankNumber, splitInterbankNumber } from '../../../contract/identifiers/interbank6.ts';
import { mod1110CheckDigit } from '../../../contract/identifiers/iso7064.ts';
import { parseLei } from '../../../contract/identifiers/lei.ts';
import { parsePan } from '../../../contract/identifiers/pan.ts';
import { parseResidentId } from '../../../contract/identifiers/residentId.ts';
import { upgradeResidentId } from '../../../contract/identifiers/residentId15.ts';
import { parseUscc } from '../../../contract/identifiers/uscc.ts';
import type { Result } from '../../../contract/result.ts';
import { meets } from '../match.ts';
import { fields, pick, text } from '../read.ts';
import type { Rule, Rules, Vector } from '../types.ts';

const identifier = ({ input }: Vector): string =>
  typeof input === 'object' && input !== null ? text(pick(fields(input), 'value', 'id', 'number', 'text')) : text(input);

/** `{ valid, error }` and whatever the parser tells of a good number. */
const verdict =
  (parse: (text: string) => Result<unknown, { readonly code: string }>): Rule['evaluate'] =>
  (vector) => {
    const parsed = parse(identifier(vector));
    if (!parsed.ok) return { valid: false, error: parsed.error.code };
    const parts = typeof parsed.value === 'object' && parsed.value !== null ? fields(parsed.value) : { value: parsed.value };
    return { ...parts, valid: true, normalized: parts.value };
  };

export const identifierRules: Rules = {
  'id.ric': { evaluate: verdict((value) => parseResidentId(value)) },
  'id.ric15to18': {
    evaluate: (vector) => {
      const upgraded = upgradeResidentId(identifier(vector));
      return upgraded.ok ? upgraded.value.value : { valid: false, error: upgraded.error.code };
    },
  },
  'id.uscc': { evaluate: verdict(parseUscc) },
  'id.cnaps': { evaluate: verdict(parseBankCode) },
  'id.iso7064_11_10': { evaluate: (vector) => mod1110CheckDigit(identifier(vector)) },
  'id.interbank6': {
    // The published vector is the layout itself, XXYYYY, with a description after each field; a real number is parsed.
    evaluate: (vector) =>
      /^X+Y+$/.test(identifier(vector)) ? splitInterbankNumber(identifier(vector)) : verdict(parseInterbankNumber)(vector),
    matches: (got, { expected }) => {
      const fieldOnly = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/\s*\(.*$/, '') : value);
      const wanted = Object.fromEntries(Object.entries(fields(expected)).map(([key, value]) => [key, fieldOnly(value)]));
      return meets(wanted, got);
    },
  },
  'id.bic': { evaluate: verdict(parseBic) },
  'id.iban': { evaluate: verdict(parseIban) },
  'id.lei': { evaluate: verdict(parseLei) },
  'id.pan': { evaluate: verdict(parsePan) },
};
