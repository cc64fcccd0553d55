import type pg from 'pg';

interface Corkable {
  cork(): void;
  uncork(): void;
}

// The driver keeps its connection to itself; without it the statements go out one by one, which is slower and nothing else.
function streamOf(client: pg.PoolClient): Corkable | null {
  const { connection } = client as unknown as { connection?: { stream?: Partial<Corkable> } };
  const stream = connection?.stream;
  return typeof stream?.cork === 'function' && typeof stream.uncork === 'function' ? (stream as Corkable) : null;
}

/**
 * Sends everything that `submit` asks of a pipelining connection, before its first `await`, as one write to the network. At the
 * rate of a busy central a system call per statement costs as much as the statement.
 */
export function together<T>(client: pg.PoolClient, submit: () => T): T {
  const stream = streamOf(client);
  stream?.cork();
  try {
    return submit();
  } finally {
    stream?.uncork();
  }
}
