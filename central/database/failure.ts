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

/**
 * Connection exception, insufficient resources (a full disk is 53100), operator intervention (a statement stopped at its limit is 57014,
 * a server that shuts down 57P01), system error; of the transaction's own class the unknown completion, and a session ended for idling.
 */
const OF_THE_STORE = /^(08...|53...|57...|58...|40003|25P03)$/;

const OF_THE_WIRE: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);

/** `pg` has no codes for what it finds wrong with a connection by itself (client.js, pg-pool's index.js). */
const BROKEN_CONNECTION =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (has encountered|was closed))/;

/**
 * Whether the database, not the request, is at fault. What a transaction was doing then is not known here: the commit may have gone through
 * and its answer been lost.
 */
export function isStoreFailure(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null && OF_THE_STORE.test(state)) return true;
  if (!(error instanceof Error)) return false;
  if ('code' in error && OF_THE_WIRE.has(String(error.code))) return true;
  return BROKEN_CONNECTION.test(error.message);
}
