import { createParser } from 'eventsource-parser';
import { Agent, request } from 'undici';
import { centralRoutes, HEADERS } from '../../../contract/central/routes.ts';
import type { CentralClientConfig } from '../central/client.ts';

/** One message of the stream. `data` null: a sign of life, which may move the position. */
export interface SourceMessage {
  readonly position: string | null;
  readonly data: string | null;
}

/** Where live events come from. The iteration ends when central ends the stream, and throws when the line breaks or stays silent. */
export interface EventSource {
  /** `after`: the last position that was dealt with; null: from now on. */
  open(after: string | null, signal: AbortSignal): AsyncIterable<SourceMessage>;
  close(): Promise<void>;
}

const CONNECT_MS = 3_000;
const HEADERS_MS = 10_000;
/** Central gives a sign of life every 15 s; three of them missing is a dead line. */
const SILENCE_MS = 45_000;
/** Characters of one event. Central's are far below it. */
const LONGEST_EVENT = 1_000_000;

/** Central's Server-Sent Events over HTTP (contract/central/events.ts). */
export const createEventSource = (config: CentralClientConfig): EventSource => {
  const dispatcher = new Agent({ connections: 1, connect: { timeout: CONNECT_MS } });

  const open = async function* (after: string | null, signal: AbortSignal): AsyncGenerator<SourceMessage> {
    const response = await request(`${config.url}${centralRoutes.events.path}`, {
      dispatcher,
      headers: {
        accept: 'text/event-stream',
        [HEADERS.deviceId]: config.deviceId,
        [HEADERS.authorization]: `Device ${config.deviceSecret}`,
        ...(after === null ? {} : { 'last-event-id': after }),
      },
      headersTimeout: HEADERS_MS,
      bodyTimeout: SILENCE_MS,
      signal,
    });
    if (response.statusCode !== 200) {
      await response.body.dump();
      throw new Error(`central answered ${response.statusCode}`);
    }
    let heard: SourceMessage[] = [];
    const parser = createParser({
      maxBufferSize: LONGEST_EVENT,
      onId: (id) => {
        heard.push({ position: id, data: null });
      },
      onEvent: ({ id, data }) => {
        // An event with an id is told twice, the id first.
        if (id !== undefined) heard.pop();
        heard.push({ position: id ?? null, data });
      },
    });
    response.body.setEncoding('utf8');
    for await (const chunk of response.body) {
      parser.feed(String(chunk));
      const messages = heard;
      heard = [];
      yield* messages;
    }
  };
  return { open, close: () => dispatcher.destroy() };
};
