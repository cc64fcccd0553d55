import { CNY_DENOMINATIONS, type DenominationCounts, sumDenominations } from '../../money/denominations.ts';

/** What counted pieces are worth, in minor units as text. The pieces were read by a field, which knows only existing ones. */
export const worthOf = (counts: DenominationCounts): string => {
  const sum = sumDenominations(counts, CNY_DENOMINATIONS);
  if (!sum.ok) throw new Error(`Pieces that were checked do not add up: ${sum.error.code}`);
  return sum.value.toString();
};
