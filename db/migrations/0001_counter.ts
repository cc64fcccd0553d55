import type { Migration } from './migration.ts';

/**
 * The counter's own record: what happened (audit), where each transaction stands (journal), what central still has to
 * hear (outbox), and the cash of the till. Keys are UUIDv7, so that new rows land at the right edge of every index.
 */
export const counter: Migration = {
  version: 1,
  name: 'counter',
  sql: `
    CREATE TABLE setting (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE audit (
      sequence   INTEGER PRIMARY KEY,
      client_key TEXT,
      -- The canonical JSON (RFC 8785) of the row exactly as it was hashed.
      body       TEXT NOT NULL,
      hash       TEXT NOT NULL CHECK (length(hash) = 64)
    ) STRICT;
    CREATE INDEX audit_client_key ON audit (client_key, sequence) WHERE client_key IS NOT NULL;

    CREATE TABLE journal (
      client_key       TEXT NOT NULL UNIQUE,
      transaction_code TEXT NOT NULL,
      stage            TEXT NOT NULL,
      business_date    TEXT NOT NULL,
      opened_at        TEXT NOT NULL,
      updated_at       TEXT NOT NULL,
      teller_id        TEXT NOT NULL,
      till_id          TEXT,
      account_number   TEXT,
      currency         TEXT,
      amount           INTEGER,
      trace_number     TEXT,
      error_code       TEXT,
      unprinted        INTEGER NOT NULL DEFAULT 0 CHECK (unprinted IN (0, 1)),
      recovered        INTEGER NOT NULL DEFAULT 0 CHECK (recovered IN (0, 1)),
      "values"         TEXT NOT NULL,
      quote            TEXT,
      -- The request exactly as it is sent, and the salt of its commitment in the audit chain.
      request          TEXT,
      salt             TEXT NOT NULL,
      accepted         TEXT,
      error            TEXT,
      document         TEXT
    ) STRICT;
    CREATE INDEX journal_unfinished ON journal (teller_id, client_key) WHERE stage NOT IN ('done', 'void', 'reversed', 'rejected');
    CREATE INDEX journal_date ON journal (business_date, client_key);

    CREATE TABLE outbox (
      client_key TEXT NOT NULL,
      kind       TEXT NOT NULL CHECK (kind IN ('posting', 'acknowledgement')),
      request    TEXT NOT NULL,
      queued_at  TEXT NOT NULL,
      PRIMARY KEY (client_key, kind)
    ) STRICT;

    CREATE TABLE till (
      till_id       TEXT PRIMARY KEY,
      teller_id     TEXT,
      state         TEXT NOT NULL,
      currency      TEXT NOT NULL,
      balance       INTEGER NOT NULL CHECK (balance >= 0),
      denominations TEXT NOT NULL,
      updated_at    TEXT NOT NULL
    ) STRICT;

    CREATE TABLE till_movement (
      sequence      INTEGER PRIMARY KEY,
      client_key    TEXT NOT NULL UNIQUE,
      till_id       TEXT NOT NULL,
      currency      TEXT NOT NULL,
      -- Minor units; positive is cash into the till.
      amount        INTEGER NOT NULL,
      denominations TEXT NOT NULL,
      state         TEXT NOT NULL CHECK (state IN ('pending', 'booked', 'void')),
      balance_after INTEGER
    ) STRICT;
  `,
};
