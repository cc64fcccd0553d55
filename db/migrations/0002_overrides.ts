import type { Migration } from './migration.ts';

/**
 * The override that was asked for each form, the newest one; earlier ones are in the audit chain. It is here before central hears of it,
 * so that a request survives a kill and is sent again as the same request.
 */
export const overrides: Migration = {
  version: 2,
  name: 'overrides',
  sql: `
    CREATE TABLE override (
      client_key      TEXT PRIMARY KEY,
      attempt         INTEGER NOT NULL CHECK (attempt >= 1),
      kind            TEXT NOT NULL,
      state           TEXT NOT NULL,
      teller_id       TEXT NOT NULL,
      -- SHA-256 of what is asked for: transaction, date, till and values, without the quote.
      figures         TEXT NOT NULL CHECK (length(figures) = 64),
      -- The request exactly as it is sent, and the key under which central does it once.
      request         TEXT NOT NULL,
      idempotency_key TEXT NOT NULL,
      currency        TEXT NOT NULL,
      amount          TEXT NOT NULL,
      rules           TEXT NOT NULL,
      reason          TEXT NOT NULL,
      requested_at    TEXT NOT NULL,
      -- What central said last about it (its view), and why it did not take it.
      told            TEXT,
      error           TEXT
    ) STRICT;
    CREATE INDEX override_open ON override (teller_id, client_key) WHERE state IN ('asking', 'pending', 'approved');
  `,
};
