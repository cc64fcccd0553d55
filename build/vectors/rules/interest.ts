import { dayCountRules } from './interestBasics.ts';
import { depositRules } from './interestDeposits.ts';
import { noticeRules } from './interestNotice.ts';

export const interestRules = { ...dayCountRules, ...depositRules, ...noticeRules };
