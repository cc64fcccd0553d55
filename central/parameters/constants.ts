/**
 * What the program starts from. A bank's own values are dated rows (`central.parameters.at(date)`), whose defaults are made from these.
 */
export const PARAMETERS = {
  /** A session that is not used for so long has ended (security: the wire). */
  sessionInactivityMs: 30 * 60_000,
  /** The session's last use is written this often at most: a write per request would cost more than the request. */
  sessionTouchMs: 30_000,
  /** Failures in a row that lock a teller (security: the wire). The table's CHECK has the same number. */
  signOnAttempts: 5,
  /** Ours until the bank sets its own: no regulation names figures. */
  password: { minLength: 8, kinds: 2, history: 5 },
  /** How long a quote holds: counting a bag of coins takes a while, and the form may be parked. */
  quoteLifetimeMs: 30 * 60_000,
} as const;
