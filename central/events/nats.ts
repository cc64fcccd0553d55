import { DeliverPolicy, type JetStreamClient, jetstream, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { type ConnectionOptions, connect, type NatsConnection, nanos } from '@nats-io/transport-node';
import type { Logger } from 'pino';
import type { Relay } from './relay.ts';
import type { Timers } from './timers.ts';

export const NATS_STREAM = 'GUITAI_EVENTS';
export const NATS_SUBJECT = 'guitai.events';
export const RETRY_MS = 1_000;
const CONNECT_LIMIT_MS = 2_000;
const HOUR_MS = 3_600_000;

export interface NatsOptions {
  /** `nats://host:port` or `tls://…`, with `user:password@` when the server asks for them. */
  readonly url: string;
  readonly log: Logger;
  readonly timers: Timers;
  /** There may be new events. Also called after every (re)connection, as announcements may have been missed. */
  readonly onNews: () => void;
}

function connectionOptions(url: string): ConnectionOptions {
  const { protocol, host, username, password } = new URL(url);
  return {
    servers: host,
    name: 'guitai-central',
    timeout: CONNECT_LIMIT_MS,
    // Coming back is done here, so that the stream and the consumer are made anew where the server has lost them.
    reconnect: false,
    ...(username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
  };
}

async function ensureStream(connection: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(connection, { timeout: CONNECT_LIMIT_MS });
  const wanted = {
    subjects: [NATS_SUBJECT],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    // What is older nobody waits for: readers resume from the database.
    max_age: nanos(HOUR_MS),
    max_msgs: 100_000,
    duplicate_window: nanos(2 * 60_000),
  };
  const found = await manager.streams.info(NATS_STREAM).catch(() => null);
  if (found === null) await manager.streams.add({ name: NATS_STREAM, ...wanted });
}

/**
 * Positions travel through JetStream, the events themselves do not: each node reads them from the database, so that whoever can write
 * to NATS can neither show a branch an event that never was nor read one.
 */
export function createNatsRelay({ url, log, timers, onNews }: NatsOptions): Relay {
  let client: JetStreamClient | null = null;
  let connection: NatsConnection | null = null;
  let stopping = false;
  let told = false;
  let wakeUp: () => void = () => undefined;

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const cancel = timers.after(RETRY_MS, resolve);
      wakeUp = () => {
        cancel();
        resolve();
      };
    });

  /** From connection to its loss. */
  const serve = async (): Promise<void> => {
    const opened = await connect(connectionOptions(url));
    connection = opened;
    try {
      await ensureStream(opened);
      const js = jetstream(opened, { timeout: CONNECT_LIMIT_MS });
      const consumer = await js.consumers.get(NATS_STREAM, { deliver_policy: DeliverPolicy.New });
      const messages = await consumer.consume();
      client = js;
      told = false;
      log.info({ relay: 'nats' }, 'events travel through NATS');
      onNews();
      void opened.closed().then(() => messages.close());
      for await (const _message of messages) onNews();
    } finally {
      client = null;
      connection = null;
      await opened.close().catch(() => undefined);
    }
  };

  const run = async (): Promise<void> => {
    while (!stopping) {
      const reason = await serve().then(
        () => 'the connection ended',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      if (stopping) return;
      if (!told) log.warn({ relay: 'nats', reason }, 'NATS cannot be reached; events of other nodes are found by polling');
      told = true;
      await pause();
    }
  };
  const running = run();

  return {
    state: () => (client === null ? 'nats unreachable, polling' : 'nats'),
    announce: (published) => {
      const js = client;
      if (js === null) return;
      for (const { id, position } of published)
        void js.publish(NATS_SUBJECT, String(position), { msgID: id, timeout: CONNECT_LIMIT_MS }).catch(() => undefined);
    },
    stop: async () => {
      stopping = true;
      wakeUp();
      await connection?.close().catch(() => undefined);
      await running;
    },
  };
}
