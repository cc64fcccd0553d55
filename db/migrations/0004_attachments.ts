import type { Migration } from './migration.ts';

/** Photos and documents of forms. The whole file is encrypted, so that their content is too. */
export const attachments: Migration = {
  version: 4,
  name: 'attachments',
  sql: `
    CREATE TABLE attachment (
      client_key TEXT NOT NULL REFERENCES journal (client_key),
      sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
      media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf')),
      name       TEXT NOT NULL,
      content    BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 1048576),
      teller_id  TEXT NOT NULL,
      added_at   TEXT NOT NULL,
      PRIMARY KEY (client_key, sha256)
    ) STRICT;
  `,
};
