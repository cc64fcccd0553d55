export type DifferenceKind = '' | 'none' | 'over' | 'short' | 'vaultOver' | 'vaultShort';

/** How a count stands against the books. Empty: nothing is counted yet where something should lie. */
export const differenceKind = (
  counted: bigint,
  { kind, balance }: { readonly kind: 'till' | 'vault'; readonly balance: bigint },
): DifferenceKind => {
  if (counted === balance) return 'none';
  if (counted === 0n) return '';
  if (counted > balance) return kind === 'vault' ? 'vaultOver' : 'over';
  return kind === 'vault' ? 'vaultShort' : 'short';
};
