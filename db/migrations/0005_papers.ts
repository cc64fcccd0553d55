import type { Migration } from './migration.ts';

/** Slips, certificates and receipts of a transaction, with how often each was printed. Its passbook is in the journal row itself. */
export const papers: Migration = {
  version: 5,
  name: 'papers',
  sql: `
    CREATE TABLE paper (
      client_key TEXT NOT NULL,
      kind       TEXT NOT NULL,
      state      TEXT NOT NULL,
      prints     INTEGER NOT NULL CHECK (prints >= 0),
      error      TEXT,
      PRIMARY KEY (client_key, kind)
    ) STRICT, WITHOUT ROWID;
  `,
};
