/** SQLSTATE of a database error (PostgreSQL documentation, appendix A); null for anything else, such as a lost connection. */
export function sqlState(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  const { code } = error;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

export const SQLSTATE = {
  serializationFailure: '40001',
  deadlock: '40P01',
  uniqueViolation: '23505',
  checkViolation: '23514',
  lockNotAvailable: '55P03',
} as const;
