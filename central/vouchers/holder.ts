/** Who has forms: the vault of a branch, a teller, a customer, or nobody yet, on the way between two people. */
export type HolderKind = 'vault' | 'teller' | 'customer' | 'transit';

/** As the tables have it: `vault:1001`, `teller:100101`, `customer:8000000001`, `transit:<number of the transfer>`. */
export type Holder = `${HolderKind}:${string}`;

export const vaultOf = (branchCode: string): Holder => `vault:${branchCode}`;
export const tellerHolder = (tellerId: string): Holder => `teller:${tellerId}`;
export const customerHolder = (customerNumber: string): Holder => `customer:${customerNumber}`;
export const transitOf = (number: string): Holder => `transit:${number}`;

/** Customers use their cheques in any order; the bank's own people take the lowest number. */
export const mustNotSkip = (holder: Holder): boolean => !holder.startsWith('customer:');
