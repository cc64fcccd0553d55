import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { Database } from './schema.ts';
import type { Tx } from './serializable.ts';

/** The typed builder on one connection that somebody else holds and gives back, inside whatever transaction it is in. */
export const builderOn = (client: pg.PoolClient): Tx =>
  new Kysely<Database>({
    dialect: new PostgresDialect({
      pool: {
        options: {},
        // What the pool would do to a connection that it gives back is its holder's business.
        connect: async () => ({ query: (client.query as PostgresPoolClient['query']).bind(client), release: () => undefined }),
        end: async () => undefined,
      },
    }),
  });
