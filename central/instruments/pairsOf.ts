import type { AccountRef, JournalTemplate } from '../../contract/accounting/journal.ts';
import { CNY } from '../../contract/money/currency.ts';
import { between, type Pair, type Side } from '../ledger/pairs.ts';

/** A side in the books of a branch. */
export type BranchSide = Side & { readonly branchCode: string };

interface Open {
  readonly side: BranchSide;
  left: bigint;
}

/**
 * The pairs of an accounting template: each debit goes against the credits that follow, in the template's order. Sides in the books of two
 * branches pass through 3001.
 */
export function pairsOf({ lines }: JournalTemplate, sideOf: (account: AccountRef) => BranchSide): Pair[] {
  const open = (wanted: 'D' | 'C'): Open[] =>
    lines.filter(({ side }) => side === wanted).map(({ account, amount }) => ({ side: sideOf(account), left: amount }));
  const [debits, credits] = [open('D'), open('C')];
  const pairs: Pair[] = [];
  for (const debit of debits)
    for (const credit of credits) {
      const amount = debit.left < credit.left ? debit.left : credit.left;
      if (amount === 0n) continue;
      pairs.push(...between(debit.side, credit.side, CNY, amount));
      debit.left -= amount;
      credit.left -= amount;
    }
  if ([...debits, ...credits].some(({ left }) => left !== 0n)) throw new Error('An accounting template does not balance');
  return pairs;
}
