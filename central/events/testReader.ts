import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { BranchEvent, StreamControl } from '../../contract/central/events.ts';
import { streamEventSchema } from '../../contract/central/events.ts';
import { SANDBOX_DEVICES } from '../sandbox/staff.ts';

export interface Received {
  readonly id: string;
  readonly event: string;
  readonly data: BranchEvent | StreamControl;
}

/** A branch PC at the stream, for tests. */
export interface Reader {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Everything so far, controls too. */
  readonly received: readonly Received[];
  /** The position that a reader would resume from. */
  readonly lastId: string;
  /** Resolves when so many events other than controls have come; rejects when the stream ends before. */
  events(count: number): Promise<readonly Received[]>;
  /** Resolves when the stream ends, with what ended it. */
  readonly ended: Promise<'server' | 'broken' | 'reader'>;
  close(): Promise<void>;
}

const isControl = ({ event }: Received): boolean => event === 'ready' || event === 'reset';

/** Opens the stream and waits for its first event. `after` goes as `Last-Event-ID`. */
export async function openReader(url: string, deviceId: string, after?: string): Promise<Reader> {
  const device = SANDBOX_DEVICES.find(({ id }) => id === deviceId);
  // A connection of its own: `fetch` opens a spare one after an abort, which then keeps a server from closing.
  const sent = request(`${url}/v1/events`, {
    agent: false,
    headers: {
      'guitai-device': deviceId,
      authorization: `Device ${device?.secret ?? 'none'}`,
      ...(after === undefined ? {} : { 'last-event-id': after }),
    },
  });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  sent.end();
  const [response] = await answered;
  let left = false;
  const received: Received[] = [];
  let lastId = after ?? '';
  let rest = '';
  let over = false;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const each of [...waiting]) each();
  };

  const take = (block: string): void => {
    const lines = block.split('\n').filter((line) => !line.startsWith(':'));
    const field = (name: string): string | undefined => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    lastId = field('id') ?? lastId;
    const data = field('data');
    if (data !== undefined)
      received.push({ id: lastId, event: field('event') ?? 'message', data: streamEventSchema.parse(JSON.parse(data)) });
  };

  const read = async (): Promise<'server' | 'broken' | 'reader'> => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response as AsyncIterable<Buffer>) {
        rest += decoder.decode(chunk, { stream: true });
        const blocks = rest.split('\n\n');
        rest = blocks.pop() ?? '';
        blocks.forEach(take);
        wake();
      }
      return 'server';
    } catch {
      return left ? 'reader' : 'broken';
    } finally {
      over = true;
      wake();
    }
  };
  const ended = read();

  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!holds() && !over) return;
        waiting.delete(look);
        if (holds()) resolve();
        else reject(new Error(`The stream ended with ${received.length} events`));
      };
      waiting.add(look);
      look();
    });

  await until(() => received.length > 0);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    received,
    get lastId() {
      return lastId;
    },
    events: async (count) => {
      await until(() => received.filter((each) => !isControl(each)).length >= count);
      return received.filter((each) => !isControl(each));
    },
    ended,
    close: async () => {
      left = true;
      sent.destroy();
      await ended;
    },
  };
}
