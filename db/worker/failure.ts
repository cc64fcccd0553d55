import type { StoreFailure } from './messages.ts';

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** The disk said no, or what it said cannot be relied on: nothing that is still in memory counts any more (trust: k-th operation). */
export const isIoFailure = (cause: unknown): boolean => codeOf(cause).startsWith('SQLITE_IOERR');

/** A page that fails its check, or a file that is no database of ours any more. */
export const isDamage = (cause: unknown): boolean => ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].some((code) => codeOf(cause).startsWith(code));

export const failureOf = (cause: unknown): StoreFailure => {
  if (codeOf(cause).startsWith('SQLITE_FULL')) return 'DISK_FULL';
  if (isDamage(cause)) return 'STORE_DAMAGED';
  return cause instanceof Error && cause.name === 'StoreDamage' ? 'STORE_DAMAGED' : 'STORE_UNUSABLE';
};

export const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
