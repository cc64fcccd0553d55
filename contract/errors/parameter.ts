import type { ErrorFamily } from './types.ts';

/** What the bank sets for itself. */
export const parameterErrors = {
  PARAMETER_TOO_EARLY: {
    when: 'A parameter would hold from a business date that has passed: what was done on that day was done by other rules.',
    zh: '参数 {kind}/{key} 的生效日 {effectiveFrom} 早于当前营业日 {businessDate}。',
    en: 'Parameter {kind}/{key} would hold from {effectiveFrom}, before the current business date {businessDate}.',
    actionZh: '请把生效日改为当前营业日或以后。',
    actionEn: 'Let it hold from the current business date or later.',
    retry: 'never',
  },
} as const satisfies ErrorFamily;
