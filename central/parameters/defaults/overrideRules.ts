import { CATALOGUE } from '../../../contract/transactions/catalogue.ts';
import { EVER } from './since.ts';

/** The overrides that the catalogue demands by default, as rows that a bank may tighten: local or remote, by one other person. */
export const defaultOverrideRules = (): unknown[] =>
  CATALOGUE.flatMap(({ code, overrides }) =>
    overrides.map(({ rule, role, fromAmount, reason }) => ({
      kind: 'overrideRule',
      key: rule,
      effectiveFrom: EVER,
      value: {
        reason,
        transactions: [code],
        currency: 'CNY',
        fromAmount: fromAmount ?? '0',
        toAmount: null,
        paths: [[{ role, minLevel: 0, count: 1 }]],
        alternates: [],
        rekeyAmount: false,
        fallbackToLocal: true,
        allowed: ['local', 'remote'],
      },
    })),
  );
