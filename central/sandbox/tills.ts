import { CNY_DENOMINATIONS, type DenominationCounts, sumDenominations } from '../../contract/money/denominations.ts';
import { SANDBOX_BRANCHES } from './staff.ts';

/** Cash of the last close, by denomination. `T01` holds 123,456.78 yuan, so that one sees at once whether a sum is right. */
const COUNTS: readonly DenominationCounts[] = [
  {
    n100: 1000,
    n50: 300,
    n20: 200,
    n10: 300,
    n5: 200,
    n1: 400,
    'n0.5': 60,
    'n0.1': 50,
    c1: 20,
    'c0.5': 1,
    'c0.1': 11,
    'c0.05': 2,
    'c0.02': 2,
    'c0.01': 4,
  },
  { n100: 600, n50: 200, n20: 150, n10: 200, n5: 200, n1: 500, 'n0.5': 100, 'n0.1': 100, c1: 40 },
  { n100: 400, n50: 100, n20: 100, n10: 100, n5: 100, n1: 200, 'n0.5': 40, c1: 20, 'c0.5': 20 },
];

export interface SandboxTill {
  readonly id: string;
  readonly branchCode: string;
  readonly denominations: DenominationCounts;
  /** Fen. */
  readonly balance: bigint;
}

/** Three tills per branch, closed. Throws when a count above names a denomination that does not exist. */
export const sandboxTills = (): SandboxTill[] =>
  SANDBOX_BRANCHES.filter(({ kind }) => kind === 'branch').flatMap(({ code }) =>
    COUNTS.map((denominations, index) => {
      const sum = sumDenominations(denominations, CNY_DENOMINATIONS);
      if (!sum.ok) throw new Error(`Sandbox till: ${sum.error.code}`);
      return { id: `${code}-T0${index + 1}`, branchCode: code, denominations, balance: sum.value };
    }),
  );
