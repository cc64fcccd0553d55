import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';
import { readMigrations } from '../database/migrate.ts';

const PROBE_LIMIT_MS = 2_000;

/** The database's schema version; null when it does not answer in time. */
async function versionOf(db: Db): Promise<number | null> {
  const probe = sql<{ version: number }>`select version from schema_version`.execute(db).then(
    ({ rows }) => rows[0]?.version ?? 0,
    () => null,
  );
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PROBE_LIMIT_MS);
  });
  try {
    return await Promise.race([probe, limit]);
  } finally {
    clearTimeout(timer);
  }
}

type Status = 'ready' | 'draining' | 'database unreachable' | 'database not migrated';

/**
 * `/healthz`: the process lives; it looks at nothing else, because a restart does not mend a database. `/readyz`: it takes work, which it does
 * not while it drains, without its database, or on a schema that is older than the program. A newer schema is no obstacle: while nodes are
 * upgraded one after the other the old ones go on.
 */
export function registerHealth(app: FastifyInstance, db: Db, draining: () => boolean, events?: () => string): void {
  let needed: number | null = null;
  app.get('/healthz', async (_request, reply) => reply.send({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    needed ??= (await readMigrations()).length;
    const version = await versionOf(db);
    const status: Status = draining()
      ? 'draining'
      : version === null
        ? 'database unreachable'
        : version < needed
          ? 'database not migrated'
          : 'ready';
    return reply.code(status === 'ready' ? 200 : 503).send({
      status,
      draining: draining(),
      database: version === null ? 'unreachable' : 'reachable',
      schema: { version, needed },
      // How nodes hear of each other's events. A lost relay makes them later, never lost, so the node stays ready.
      ...(events === undefined ? {} : { events: events() }),
    });
  });
}
