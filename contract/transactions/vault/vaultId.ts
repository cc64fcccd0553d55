/** A branch has one vault, which is its till number 00. */
export const vaultIdOf = (branchCode: string): string => `${branchCode}-T00`;
