import type { Migration } from './migration.ts';

/**
 * Working without central: what the bank has set, as it was fetched last, and what was taken in meanwhile. A captured transaction is
 * `queued`; `sent_at` is set before it is forwarded for the first time, after which it can no more be voided here.
 */
export const offline: Migration = {
  version: 3,
  name: 'offline',
  sql: `
    CREATE TABLE parameter (
      kind           TEXT NOT NULL,
      key            TEXT NOT NULL,
      effective_from TEXT NOT NULL,
      value          TEXT NOT NULL,
      PRIMARY KEY (kind, key, effective_from)
    ) STRICT, WITHOUT ROWID;

    -- Who has signed on here, for signing on and for a supervisor's decisions while central is silent: same day, same PC.
    CREATE TABLE remembered_teller (
      teller_id     TEXT PRIMARY KEY,
      session       TEXT NOT NULL,
      password_hash TEXT NOT NULL,
      lock_after    INTEGER NOT NULL,
      seen_at       TEXT NOT NULL,
      failures      INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE journal ADD COLUMN captured_at TEXT;
    ALTER TABLE journal ADD COLUMN held_by TEXT;
    ALTER TABLE journal ADD COLUMN sent_at TEXT;
    CREATE INDEX journal_captured ON journal (business_date, teller_id) WHERE captured_at IS NOT NULL;
  `,
};
