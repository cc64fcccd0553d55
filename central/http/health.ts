import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

const PROBE_LIMIT_MS = 2_000;

async function answers(db: Db): Promise<boolean> {
  const probe = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_LIMIT_MS);
  });
  try {
    return await Promise.race([probe, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** `/healthz`: the process lives. `/readyz`: it takes work, which it does not while it drains or without its database. */
export function registerHealth(app: FastifyInstance, db: Db, draining: () => boolean): void {
  app.get('/healthz', async (_request, reply) => reply.send({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    if (draining()) return reply.code(503).send({ status: 'draining' });
    return (await answers(db)) ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'database unreachable' });
  });
}
